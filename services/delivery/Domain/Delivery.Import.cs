namespace JakeOps.Delivery;

/// <summary>Takes a Delivery over from another server, with its past.</summary>
internal sealed partial class Delivery
{
    /// <summary>One event holds the whole past. Nothing is started by it: an agent phase that is pending waits for a
    /// person even without a checkpoint, because nobody takes over a hundred Deliveries to start a hundred
    /// agents.</summary>
    public void TakeOver(Origin by, Settings settings, IEnumerable<NewRef> refs, History past)
    {
        foreach (var added in refs) AddRef(added);
        Record("import", by, null, () =>
        {
            Do(new Configured(settings), by);
            Do(new TakenOver(past.Attempts), by);
            if (past.Plan is { } plan)
                WritePlan(plan.Content, plan.Model, null, by with { At = past.PlannedAt ?? by.At });
            if (past.Feedback is { Length: > 0 } feedback)
                Do(new Instructed(JakeOps.Delivery.FeedbackKind.Rejection, feedback.CutBytes(MaxFeedbackBytes)), by);
            if (Refs.Find(known => known is { Role: RefRole.Work, Type: RefType.PullRequest or RefType.Pr }) is { Url: { } url })
                Do(new Pushed(null, url), by);
        });
        foreach (var run in past.Runs) Runs.Add(NewPastRun(run));
        UpdatedAt = StateSince = past.UpdatedAt;
    }

    private AgentRun NewPastRun(PastRun past)
    {
        var attempt = PhaseRuns.LastOrDefault(run => run.Phase == past.Mode && run.StartedAt <= past.CreatedAt)?.Attempt;
        var run = new AgentRun
        {
            Organization = Organization, DeliveryId = Id, Id = past.Id, Number = Runs.Count + 1, Mode = past.Mode,
            Attempt = attempt ?? 1, CreatedAt = past.CreatedAt,
        };
        run.TakeOver(past);
        return run;
    }

    private void Apply(TakenOver taken)
    {
        foreach (var past in taken.Attempts)
        {
            PhaseRuns.Add(PhaseRun.Of(past, Organization, Id, PhaseRuns.Count + 1));
            (Phase, RunStatus, Verdict) = (past.Phase, past.RunStatus, past.Verdict);
            Error = past.RunStatus is RunStatus.Failed or RunStatus.Blocked ? past.Reason : null;
        }
    }
}
