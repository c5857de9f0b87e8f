namespace JakeOps.Delivery;

/// <summary>What the gateway's audit shows of a Delivery before and after a command.</summary>
internal sealed record Audited(
    Phase Phase, RunStatus RunStatus, int Attempt, int PlanVersion, string? Error, Phase Endpoint,
    IReadOnlyList<Phase> Checkpoints, ByPhase RequiredTags, ByPhase AllowedTools, LimitsView Limits, int Priority,
    ApprovalRule Approvals, int? ApprovalsMissing)
{
    public static Audited Of(Delivery from) => new(
        from.Phase, from.RunStatus, from.Attempt, from.PlanVersion, from.Error, from.Settings.Endpoint,
        from.Settings.Checkpoints, from.Settings.RequiredTags, from.Settings.AllowedTools, LimitsView.Of(from.Settings),
        from.Settings.Priority, from.Settings.Approvals, from.ApprovalsMissing);
}
