using JakeOps.Contracts;
using JakeOps.Hosting;

namespace JakeOps.Delivery;

internal enum AgentRunStatus { Running, Success, Failed }

/// <summary>One execution of an agent for a Delivery.</summary>
internal sealed class AgentRun : ITenantOwned
{
    public const int MaxSummary = 4000;

    /// <summary>The outcome of a run that another server made.</summary>
    public const string Imported = "imported";

    public required string Organization { get; init; }

    public required string DeliveryId { get; init; }

    public required Guid Id { get; init; }

    public required int Number { get; init; }

    public required Phase Mode { get; init; }

    public required int Attempt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When a worker had it; until then it waited for one.</summary>
    public DateTimeOffset? BeganAt { get; private set; }

    public AgentRunStatus Status { get; private set; } = AgentRunStatus.Running;

    public DateTimeOffset? EndedAt { get; private set; }

    public string? Error { get; private set; }

    /// <summary>The execution's own outcome and code, in the words of the worker protocol.</summary>
    public string? Outcome { get; private set; }

    public string? Code { get; private set; }

    /// <summary>Why no worker has begun yet.</summary>
    public string? WaitingReason { get; private set; }

    public string? WorkerId { get; private set; }

    public string? WorkerName { get; private set; }

    public string? Agent { get; private set; }

    public bool Simulated { get; private set; }

    public string? Model { get; private set; }

    public string? SessionId { get; private set; }

    public string? Summary { get; private set; }

    public RunUsage Usage
    {
        get;
        private set
        {
            field = value;
            CostMicros = Micros(value.CostUsd);
        }
    } = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>The usage's cost in millionths of a dollar: what both databases can sum and sort.</summary>
    public long CostMicros { get; private set; }

    public IReadOnlyList<string> Skills { get; private set; } = [];

    public IReadOnlyList<string> UsedSkills { get; private set; } = [];

    public IReadOnlyList<string> Plugins { get; private set; } = [];

    public IReadOnlyList<string> Agents { get; private set; } = [];

    public IReadOnlyList<string> PermissionDenials { get; private set; } = [];

    public RunArtifacts? Artifacts { get; private set; }

    public static long Micros(decimal usd) => (long)Math.Round(usd * 1_000_000m);

    public void Began(ExecutionStarted started, DateTimeOffset at) =>
        (WorkerId, WorkerName, Agent, Simulated, WaitingReason, BeganAt) =
        (started.WorkerId, started.WorkerName, started.Agent, started.Simulated, null, BeganAt ?? at);

    public void Waits(string reason)
    {
        if (WorkerId is null && Status == AgentRunStatus.Running) WaitingReason = reason.Cut(1000);
    }

    public void End(bool well, string? error, DateTimeOffset at) =>
        (Status, Error, EndedAt, WaitingReason) = (well ? AgentRunStatus.Success : AgentRunStatus.Failed, error, at,
            null);

    /// <summary>The run of a session that already took place.</summary>
    public void Collected(Guid session) =>
        (SessionId, Status, EndedAt, Outcome) = (session.ToString(), AgentRunStatus.Success, CreatedAt, "succeeded");

    /// <summary>The run of another server, whose output is brought after it.</summary>
    public void TakeOver(PastRun past)
    {
        (Status, Error, EndedAt) = (past.Well ? AgentRunStatus.Success : AgentRunStatus.Failed, past.Error,
            past.CreatedAt);
        (Outcome, Model, SessionId, Summary) = (Imported, past.Model, past.SessionId, past.Summary?.Cut(MaxSummary));
        Usage = new(past.CostUsd, past.InputTokens, past.OutputTokens, 0, 0, past.DurationMs, 0);
        (Skills, UsedSkills, Plugins, Agents) = (past.Skills, past.UsedSkills, past.Plugins, past.Agents);
    }

    public void Report(ExecutionFinished finished)
    {
        (Outcome, Code) = (finished.Outcome, finished.Code);
        SessionId = finished.SessionId?.ToString() ?? SessionId;
        Summary ??= finished.ResultText?.Cut(MaxSummary);
        if (finished.Stats is { } stats)
        {
            Model ??= stats.Model;
            Usage = new(stats.CostUsd, stats.InputTokens, stats.OutputTokens, stats.CacheReadTokens,
                stats.CacheCreationTokens, stats.DurationMs, stats.Turns);
        }
        if (finished.Changes is { } made)
            Artifacts = new(made.Branch, made.BaseCommit, made.HeadCommit,
                [.. made.Commits.Take(200)
                    .Select(commit => new RunCommit(commit.Id, commit.Subject.Cut(200), commit.Author.Cut(200)))],
                [.. made.FilesChanged.Take(1000)], made.DiffCut, made.PullRequestUrl, made.PullRequestNote);
    }

    /// <summary>What the whole transcript says is nearer to the truth than what the worker knew at the end.</summary>
    public void Summarize(RunSummarized told)
    {
        // The record of an imported run came with it; what is left of its output may know less.
        if (Outcome == Imported) return;
        (Model, SessionId, Summary) = (told.Model ?? Model, told.SessionId ?? SessionId, told.Summary?.Cut(MaxSummary)
            ?? Summary);
        (Skills, UsedSkills, Plugins, Agents) = (told.Skills, told.UsedSkills, told.Plugins, told.Agents);
        PermissionDenials = told.PermissionDenials;
        if (told.Usage is { Turns: > 0 } or { CostUsd: > 0 }) Usage = told.Usage;
    }
}

/// <summary>What an execution left behind.</summary>
internal sealed record RunArtifacts(
    string Branch, string? BaseCommit, string? HeadCommit, IReadOnlyList<RunCommit> Commits,
    IReadOnlyList<string> FilesChanged,
    bool DiffCut, string? PullRequestUrl, string? PullRequestNote);

internal sealed record RunCommit(string Id, string Subject, string Author);
