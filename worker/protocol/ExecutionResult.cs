namespace JakeOps.Worker.Protocol;

/// <summary>What became of an execution.</summary>
/// <param name="Outcome">One of <see cref="Outcomes"/>.</param>
/// <param name="Code">What went wrong, for programs; one of <see cref="FailureCodes"/>, null when nothing did.</param>
/// <param name="Error">What went wrong and what to do about it, for people.</param>
/// <param name="ResultText">The agent's final answer.</param>
/// <param name="StructuredOutput">The answer by the requested schema, as JSON text.</param>
/// <param name="LastSequence">Sequence of the last piece of output; 0 when there was none.</param>
/// <param name="ProcessesLeft">Processes of the execution that could not be ended; 0 is the promise.</param>
/// <param name="AuditHead">Head of the hash chain of the machine's own audit logs, this execution's log included.</param>
public sealed record ExecutionResult(
    string Outcome, string? Code, string? Error, int? ExitCode, string? ResultText, string? StructuredOutput,
    Guid? SessionId, ExecutionStats? Stats, TreeChanges? Changes, long LastSequence, int ProcessesLeft,
    DateTimeOffset StartedAt, DateTimeOffset EndedAt, string? AuditHead = null)
{
    /// <summary>The end of what did not run here, or of which no more is known.</summary>
    public static ExecutionResult Without(
        string outcome, string? code, string? error, long lastSequence = 0, Guid? session = null) => new(
        outcome, code, error, null, null, null, session, null, null, lastSequence, 0, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow);
}

public static class Outcomes
{
    public const string Succeeded = "succeeded";
    public const string Failed = "failed";
    public const string Canceled = "canceled";

    /// <summary>The connection or a process was lost in the middle.</summary>
    public const string Interrupted = "interrupted";

    /// <summary>The worker did not take the execution.</summary>
    public const string Refused = "refused";
}

/// <param name="CostUsd">The agent CLI's own estimate by list prices, subagents included.</param>
public sealed record ExecutionStats(
    string? Model, decimal CostUsd, long InputTokens, long OutputTokens, long CacheReadTokens, long CacheCreationTokens,
    long DurationMs, int Turns);

/// <summary>What the working tree held at the end.</summary>
/// <param name="BaseCommit">Where the branch left its base.</param>
/// <param name="HeadCommit">The branch's newest commit.</param>
/// <param name="Commits">New commits of this execution, oldest first.</param>
/// <param name="Diff">Unified diff base..head, cut at a limit.</param>
/// <param name="PullRequestNote">Why none was opened, or what became of it.</param>
public sealed record TreeChanges(
    string Branch, string? BaseCommit, string? HeadCommit, IReadOnlyList<CommitLabel> Commits,
    IReadOnlyList<string> FilesChanged, string? Diff, bool DiffCut, string? PullRequestUrl, string? PullRequestNote);

public sealed record CommitLabel(string Id, string Subject, string Author);
