namespace JakeOps.Delivery;

/// <summary>One execution of an agent as the API shows it.</summary>
internal sealed record RunView(
    Guid Id, Phase Mode, AgentRunStatus Status, DateTimeOffset CreatedAt, RunSession Session, StatsView Stats,
    string? Error,
    string? Summary, string? SessionId, string? Prompt, IReadOnlyList<string> Skills, IReadOnlyList<string> UsedSkills,
    IReadOnlyList<string> Plugins, IReadOnlyList<string> Agents, int Attempt, DateTimeOffset? EndedAt, string? Outcome,
    string? Code, string? WaitingReason, RunWorker? Worker, IReadOnlyList<string> PermissionDenials,
    RunArtifacts? Artifacts)
{
    public static RunView Of(AgentRun run, string? prompt) => new(
        run.Id, run.Mode, run.Status, run.CreatedAt, new(run.Model ?? RunSession.Unknown), StatsView.Of(run),
        run.Error, run.Summary,
        run.SessionId, prompt, run.Skills, run.UsedSkills, run.Plugins, run.Agents, run.Attempt, run.EndedAt,
        run.Outcome,
        run.Code, run.WaitingReason,
        run.WorkerId is null ? null : new(run.WorkerId, run.WorkerName ?? "", run.Agent ?? "", run.Simulated),
        run.PermissionDenials, run.Artifacts);
}

internal sealed record RunSession(string Model)
{
    /// <summary>The Python server's word until the agent has named its model.</summary>
    public const string Unknown = "unknown";
}

internal sealed record StatsView(
    decimal CostUsd, long InputTokens, long OutputTokens, long DurationMs, long CacheReadTokens,
    long CacheCreationTokens, int Turns)
{
    public static StatsView Of(AgentRun run) => new(run.Usage.CostUsd, run.Usage.InputTokens, run.Usage.OutputTokens,
        run.Usage.DurationMs, run.Usage.CacheReadTokens, run.Usage.CacheCreationTokens, run.Usage.Turns);
}

/// <param name="Simulated">The agent is the simulated one: no model was asked.</param>
internal sealed record RunWorker(string Id, string Name, string Agent, bool Simulated);
