using JakeOps.Contracts;

namespace JakeOps.Delivery;

/// <summary>Who may let a checkpoint go on, and how many it takes.</summary>
internal sealed partial class Delivery
{
    /// <summary>Those of the current attempt that are about what stands now; others are void.</summary>
    public IEnumerable<Approval> StandingApprovals =>
        PhaseRuns.Count == 0 ? [] : Current.Approvals.Where(one => one.IsAbout(Phase, PlanVersion, HeadCommit));

    /// <summary>How many more people have to approve; null where nothing can be approved.</summary>
    public int? ApprovalsMissing => Lifecycle.Allows(UserAction.Approve, Phase, RunStatus, Verdict)
        ? Math.Max(0, Settings.Approvals.Needed - StandingApprovals.Select(one => one.Account).Distinct().Count())
        : null;

    /// <param name="overrides">An owner's word, whatever is missing; it needs a reason.</param>
    /// <param name="looked">What the person looked at; refused where that has changed.</param>
    public Refusal? Approve(
        Origin by, bool run = false, bool overrides = false, string? reason = null, LookedAt? looked = null)
    {
        if ((Refuse(UserAction.Approve) ?? OtherPlan(looked?.PlanVersion) ?? OtherCommit(looked?.HeadCommit))
            is { } refusal) return refusal;
        if (overrides && reason is not { Length: > 0 }) return new("An override needs a reason: say why.");
        if (!overrides && RefuseApproval(by) is { } notBy) return notBy;
        return Record("approve", by, reason, () =>
        {
            Do(new Approved(
                by.Account ?? by.Name, by.Name, by.Session, PlanVersion, HeadCommit, overrides, reason), by);
            if (overrides || ApprovalsMissing == 0) Advance(by, run);
        });
    }

    private Refusal? OtherCommit(string? seen) =>
        seen is null || string.Equals(seen, HeadCommit, StringComparison.OrdinalIgnoreCase)
            ? null
            : new($"The branch is at {HeadCommit ?? "no commit"} now, and you have seen {seen.OneLine().Cut(64)}: " +
                "look at the new one first.");

    private Refusal? RefuseApproval(Origin by)
    {
        if (Lifecycle.NeedsOverride(RunStatus, Verdict))
            return new($"The review's verdict is not_pass ({Where()}): an owner may approve it with \"override\": true and a reason; or reject it.");
        if (!Settings.Approvals.ByRequester && by.Account is { } account && HasAskedFor(account) is { } why)
            return new($"You {why}, and this Delivery is approved by others: ask one of them. " +
                "An owner may override that with a reason.", StatusCodes.Status403Forbidden);
        return ApprovalsMissing > 0 && StandingApprovals.Any(one => one.Account == (by.Account ?? by.Name))
            ? new($"You have approved this already; approvals by others that are missing: {ApprovalsMissing}.")
            : null;
    }

    /// <summary>Whoever opened the Delivery asked for the change; where its source opened it, whoever started the
    /// attempt did. A plan that a person wrote is that person's own, too.</summary>
    private string? HasAskedFor(string account)
    {
        if ((RequestedBy ?? Current.StartedByAccount) == account) return "asked for this change";
        return Phase == Phase.Plan && PlanEditor == account ? "wrote this plan" : null;
    }

    /// <summary>The commit whose checks were seen, where people approved another one by the source's own rule: somebody
    /// pushed to the branch since.</summary>
    private string? NotApproved(IReadOnlyList<ObservedFact> evidence) =>
        Phase == Phase.Verify && Settings.Approvals != ApprovalRule.Default && HeadCommit is { Length: > 0 } approved
        && PhaseRuns.FindLast(run => run.Phase == Phase.Review) is { Approvals.Count: > 0 }
            ? evidence.Select(fact => fact.Commit).FirstOrDefault(commit => commit is { Length: > 0 } && commit != approved)
            : null;

    private void SucceedSystemPhase(PhaseObserved seen, string reason, Origin by)
    {
        if (NotApproved(seen.Evidence) is { } commit)
            Do(new Ended(RunStatus.Blocked, Reason:
                $"The branch is at {commit.OneLine().Cut(12)} now, and {HeadCommit!.Cut(12)} was approved: reject it, so " +
                "that it is reviewed again, or set the branch back and retry."), by);
        else Succeed(by, reason: reason);
    }
}
