namespace JakeOps.Contracts;

/// <summary>Published by transcripts when the whole output of an execution is stored; delivery completes its run by it.</summary>
/// <param name="Summary">The agent's last words, cut at a limit.</param>
/// <param name="Skills">Skills that were on offer.</param>
/// <param name="UsedSkills">Skills that the agent called.</param>
/// <param name="Agents">Labels of the subagents that ran.</param>
/// <param name="PermissionDenials">Names of the tools that were denied, one entry for each denial.</param>
/// <param name="Complete">False when pieces of the output never arrived.</param>
public sealed record RunSummarized(
    string Organization, Guid ExecutionId, string DeliveryId, int Attempt, string? Model, string? SessionId, string? Summary,
    RunUsage Usage, IReadOnlyList<string> Skills, IReadOnlyList<string> UsedSkills, IReadOnlyList<string> Plugins,
    IReadOnlyList<string> Agents, IReadOnlyList<string> PermissionDenials, bool Complete, DateTimeOffset At);

/// <summary>What the agent's own result line says; zero where there was none.</summary>
public sealed record RunUsage(
    decimal CostUsd, long InputTokens, long OutputTokens, long CacheReadTokens, long CacheCreationTokens, long DurationMs,
    int Turns);
