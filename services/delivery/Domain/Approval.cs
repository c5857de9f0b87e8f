namespace JakeOps.Delivery;

/// <summary>Who has to approve a checkpoint.</summary>
/// <param name="Needed">How many people.</param>
/// <param name="ByRequester">Whether the one who asked for the change may be one of them.</param>
internal sealed record ApprovalRule(int Needed, bool ByRequester)
{
    public static readonly ApprovalRule Default = new(1, true);
}

/// <summary>Who approved an attempt of a phase, when, by which session, and what he had before him.</summary>
/// <param name="PlanVersion">Of the plan as it then was.</param>
/// <param name="HeadCommit">Of the branch as it then was; null where nothing is pushed yet.</param>
/// <param name="Override">By an owner, whatever was missing.</param>
internal sealed record Approval(
    string Account, string Name, string? Session, DateTimeOffset At, int PlanVersion, string? HeadCommit, bool Override,
    string? Reason)
{
    /// <summary>It is about what stands now: for the plan its version, for code its commit.</summary>
    public bool IsAbout(Phase phase, int planVersion, string? headCommit) =>
        phase == Phase.Plan ? PlanVersion == planVersion : HeadCommit == headCommit;
}

/// <summary>What an approver says that he looked at; null for what he does not say.</summary>
internal sealed record LookedAt(int? PlanVersion, string? HeadCommit);
