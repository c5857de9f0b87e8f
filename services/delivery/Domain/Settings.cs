namespace JakeOps.Delivery;

/// <summary>How a Delivery is carried through: a copy of its source's settings that may be changed for it
/// alone.</summary>
/// <param name="Endpoint">The last phase before close; intake and close end nothing early.</param>
/// <param name="Checkpoints">Agent phases that a person starts and approves.</param>
/// <param name="MaxFailedChecks">How often failed checks lead back to implement by themselves.</param>
internal sealed record Settings(
    Phase Endpoint, IReadOnlyList<Phase> Checkpoints, ByPhase RequiredTags, ByPhase AllowedTools, int MaxReviewRounds,
    int? MaxTurns, decimal? MaxCostUsd, int TimeoutSeconds, int MaxFailedChecks, int Priority, bool KeepTree)
{
    // Settings that were stored before it existed have the default.
    public ApprovalRule Approvals { get; init; } = ApprovalRule.Default;

    public static readonly Settings Default = new(
        Phase.Deploy, Lifecycle.AgentPhases, ByPhase.None, ByPhase.None, MaxReviewRounds: 3,
        MaxTurns: null, MaxCostUsd: null, TimeoutSeconds: 3600, MaxFailedChecks: 0, Priority: 0, KeepTree: false);

    /// <summary>A system phase is never held, whatever the list says.</summary>
    public bool Holds(Phase phase) => Checkpoints.Contains(phase) && Lifecycle.ExecutorOf(phase) == Executor.Agent;
}
