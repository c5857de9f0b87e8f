namespace JakeOps.Delivery;

/// <summary>Where a Delivery begins, and what an owner may set right by hand.</summary>
internal sealed partial class Delivery
{
    /// <summary>Opens it: intake is recorded, then plan is pending; or it is placed where an import says.</summary>
    public void Open(Origin by, Settings settings, IEnumerable<NewRef> refs, Placement? import)
    {
        UpdatedAt = by.At;
        foreach (var added in refs) AddRef(added);
        Record(import is null ? "create" : "import", by, null, () =>
        {
            Do(new Configured(settings), by);
            if (by.Account is { } account) Do(new AskedFor(account), by);
            if (import is null) GoTo(Phase.Intake, by);
            else
            {
                Do(new Entered(Phase.Intake, 1), by);
                Do(new Ended(RunStatus.Succeeded), by);
                Place(import, by);
            }
        });
    }

    /// <summary>An owner's repair; it goes where no action leads, so the audit names it apart.</summary>
    public Refusal? Repair(Origin by, Repair repair)
    {
        if (IsClosed) return Closed();
        if (RunStatus == RunStatus.Running)
            return new($"A running Delivery cannot be repaired ({Where()}): cancel it first. {NowAllowed()}");
        return Record("repair", by, repair.Error, () =>
        {
            if (repair.Settings is { } settings) Do(new Configured(settings), by);
            if (repair.Summary is { } summary) Summary = summary;
            if (repair.Plan is { } plan) WritePlan(plan.Content, plan.Model, by, by);
            foreach (var added in repair.Refs) AddRef(added);
            if (repair.Phase is not null || repair.RunStatus is not null)
                Place(new(repair.Phase ?? Phase, repair.RunStatus ?? RunStatus.Pending, repair.Error), by);
            else if (repair.Error is { } error) Do(new Noted(Noted.Error, error), by);
        });
    }

    private void Place(Placement place, Origin by)
    {
        var here = place.Phase == Phase && !Lifecycle.HasEnded(RunStatus);
        if (!here)
        {
            if (!Lifecycle.HasEnded(RunStatus)) Do(new Ended(RunStatus.Failed, Reason: "Moved by an owner's repair"),
                by);
            if (place.RunStatus == RunStatus.Pending || place.Phase is Phase.Intake or Phase.Close)
            {
                GoTo(place.Phase, by);
                return;
            }
            Do(new Entered(place.Phase, PhaseRuns.Count(earlier => earlier.Phase == place.Phase) + 1), by);
        }
        if (place.RunStatus == RunStatus.Running) Do(new Started(by.Starter, null, by.Account), by);
        else if (Lifecycle.HasEnded(place.RunStatus)) Do(EndedAs(place), by);
    }

    /// <summary>A review that somebody places as succeeded is meant to be approved.</summary>
    private static Ended EndedAs(Placement place) => new(
        place.RunStatus,
        place is { Phase: Phase.Review, RunStatus: RunStatus.Succeeded } ? JakeOps.Delivery.Verdict.Pass : null,
        Reason: place.RunStatus == RunStatus.Succeeded ? null : place.Error ?? "Set by hand");

    /// <summary>A work ref replaces one of its type (there is one branch, one pull request); others add up.</summary>
    private void AddRef(NewRef added)
    {
        var known = Refs.Find(one => one.Role == added.Role && one.Type == added.Type
            && (added.Role == RefRole.Work || one.Label == added.Label));
        if (known is not null)
        {
            (known.Label, known.Url) = (added.Label, added.Url ?? known.Url);
            return;
        }
        Refs.Add(new()
        {
            Organization = Organization, DeliveryId = Id, Number = Refs.Count + 1, Role = added.Role, Type = added.Type,
            Label = added.Label, Url = added.Url,
        });
    }
}

/// <summary>Where an import or a repair puts a Delivery.</summary>
internal sealed record Placement(Phase Phase, RunStatus RunStatus, string? Error = null);

/// <summary>What an owner sets right.</summary>
internal sealed record Repair(
    Phase? Phase, RunStatus? RunStatus, string? Summary, RepairedPlan? Plan, IReadOnlyList<NewRef> Refs, string? Error,
    Settings? Settings);

internal sealed record RepairedPlan(string Content, string Model);
