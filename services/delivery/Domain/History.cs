namespace JakeOps.Delivery;

/// <summary>What another server knows of a Delivery that comes over from it.</summary>
/// <param name="Attempts">In order; only the last may be open.</param>
/// <param name="Feedback">A person's reason that the next agent run has to make up for.</param>
internal sealed record History(
    DateTimeOffset UpdatedAt, IReadOnlyList<PastAttempt> Attempts, RepairedPlan? Plan, DateTimeOffset? PlannedAt,
    string? Feedback, IReadOnlyList<PastRun> Runs);

/// <summary>One attempt of a phase with its own times.</summary>
internal sealed record PastAttempt(
    Phase Phase, int Attempt, RunStatus RunStatus, Verdict? Verdict, string? Reason, DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt);

/// <summary>One agent run that took place elsewhere.</summary>
internal sealed record PastRun(
    Guid Id, Phase Mode, bool Well, DateTimeOffset CreatedAt, string? Model, string? SessionId, string? Summary,
    string? Error, string? Prompt, decimal CostUsd, long InputTokens, long OutputTokens, long DurationMs,
    IReadOnlyList<string> Skills, IReadOnlyList<string> UsedSkills, IReadOnlyList<string> Plugins,
    IReadOnlyList<string> Agents);
