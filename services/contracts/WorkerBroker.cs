namespace JakeOps.Contracts;

/// <summary>Published by worker-broker when a worker began; delivery records it, the gateway shows it.</summary>
/// <param name="WorkerId">The worker that runs it.</param>
/// <param name="WorkerName">The worker's name as people know it.</param>
/// <param name="Agent">Name and version of the agent CLI, as it reports itself.</param>
/// <param name="Simulated">True when the agent is the simulated one; shown wherever its work is shown.</param>
public sealed record ExecutionStarted(
    string Organization, Guid ExecutionId, string DeliveryId, int Attempt, string WorkerId, string WorkerName,
    string Agent, bool Simulated, DateTimeOffset At);

/// <summary>Published by worker-broker whenever the sentence changes; the gateway shows it.</summary>
/// <param name="Reason">One sentence: what the execution waits for.</param>
public sealed record ExecutionWaiting(
    string Organization, Guid ExecutionId, string DeliveryId, int Attempt, string Reason, DateTimeOffset At);

/// <summary>Published by worker-broker, one for a batch of the agent's output, and by delivery for the lines of a collected
/// session; transcripts stores it.
/// May arrive again, overlapping what arrived before: a sequence number names the same piece for ever.</summary>
/// <param name="Phase">What the execution is for.</param>
/// <param name="FirstSequence">Sequence of the first piece, counted from 1 over the whole execution.</param>
/// <param name="Pieces">The output in order.</param>
public sealed record ExecutionOutput(
    string Organization, Guid ExecutionId, string DeliveryId, int Attempt, string Phase, long FirstSequence,
    IReadOnlyList<OutputPiece> Pieces, DateTimeOffset At);

/// <summary>One line of the agent's output, or a part of a line that is longer than a frame of the worker protocol.</summary>
/// <param name="Text">The text without its line feed; base64 of the bytes where these are not UTF-8.</param>
/// <param name="More">The next piece continues this line.</param>
/// <param name="Base64">True when <paramref name="Text"/> is base64.</param>
public sealed record OutputPiece(string Text, bool More = false, bool Base64 = false);

/// <summary>Published by worker-broker exactly once for every execution that was ever requested, whatever became of it, and by
/// delivery at the end of a collected session;
/// delivery moves on by it, transcripts closes the transcript.</summary>
/// <param name="Phase">What the execution is for.</param>
/// <param name="Outcome">succeeded, failed, canceled, interrupted (connection or process lost) or refused.</param>
/// <param name="Code">What went wrong, for programs (<c>agent_not_found</c>, <c>push_rejected</c>, ...); null when nothing did.</param>
/// <param name="Error">What went wrong and what to do about it, for people.</param>
/// <param name="ExitCode">The agent process's exit code, where it ran.</param>
/// <param name="ResultText">The agent's final answer.</param>
/// <param name="StructuredOutput">The answer by the requested schema, as JSON text.</param>
/// <param name="Stats">What it took, as far as it is known.</param>
/// <param name="Changes">What became of the working tree.</param>
/// <param name="LastSequence">Sequence of the last piece of output; 0 when there is none.</param>
/// <param name="ProcessesLeft">Processes of the execution that could not be ended; 0 is the promise.</param>
public sealed record ExecutionFinished(
    string Organization, Guid ExecutionId, string DeliveryId, int Attempt, string Phase, string Outcome, string? Code,
    string? Error, int? ExitCode, string? ResultText, string? StructuredOutput, Guid? SessionId, FinishedStats? Stats,
    FinishedChanges? Changes, long LastSequence, int ProcessesLeft, DateTimeOffset StartedAt, DateTimeOffset At);

/// <param name="CostUsd">The agent CLI's own estimate by list prices, subagents included.</param>
public sealed record FinishedStats(
    string? Model, decimal CostUsd, long InputTokens, long OutputTokens, long CacheReadTokens, long CacheCreationTokens,
    long DurationMs, int Turns);

/// <param name="BaseCommit">Where the branch left its base.</param>
/// <param name="HeadCommit">The branch's newest commit, pushed.</param>
/// <param name="Commits">New commits of this execution, oldest first.</param>
/// <param name="Diff">Unified diff base..head, cut at a limit.</param>
/// <param name="DiffCut">True when <paramref name="Diff"/> is not whole.</param>
/// <param name="PullRequestUrl">Address of the pull request, where one stands.</param>
/// <param name="PullRequestNote">Why none was opened, or what became of it.</param>
public sealed record FinishedChanges(
    string Branch, string? BaseCommit, string? HeadCommit, IReadOnlyList<FinishedCommit> Commits,
    IReadOnlyList<string> FilesChanged, string? Diff, bool DiffCut, string? PullRequestUrl, string? PullRequestNote);

public sealed record FinishedCommit(string Id, string Subject, string Author);

/// <summary>Published by worker-broker when a worker comes, goes or changes; the gateway shows it.</summary>
/// <param name="State">online, busy, draining, paused, problem, offline or too_old.</param>
public sealed record WorkerChanged(
    string Organization, string WorkerId, string Name, string State, IReadOnlyList<string> Tags, int SlotsUsed, int Slots,
    DateTimeOffset At);
