namespace JakeOps.Delivery;

/// <summary>What people do.</summary>
internal sealed partial class Delivery
{
    public const string CanceledByUser = "Canceled by user";

    public Refusal? Run(Origin by, Phase? expected = null)
    {
        if (expected is { } phase && phase != Phase)
            return new($"The {phase.Word()} phase cannot be run now: the Delivery is {Where()}. {NowAllowed()}");
        return Refuse(UserAction.Run) ?? Record("run", by, null, () => StartAgent(by));
    }

    public Refusal? Reject(Origin by, string? reason = null, bool run = false) =>
        Refuse(UserAction.Reject) ?? Record("reject", by, reason, () =>
        {
            // What the reviewer or the checks said stays worth knowing beside the person's own words.
            var told = string.Join("\n\n", new[] { Feedback, reason }.Where(text => text is { Length: > 0 }));
            if (told.Length > 0) Do(
                new Instructed(JakeOps.Delivery.FeedbackKind.Rejection, told.CutBytes(MaxFeedbackBytes)), by);
            // A person has looked at it: the limits for going round without one start anew.
            Do(new RoundsCounted(0, 0), by);
            GoTo(Lifecycle.RejectedTo(Phase)!.Value, by, run);
        });

    public Refusal? Retry(Origin by, bool run = false) =>
        Refuse(UserAction.Retry) ?? Record("retry", by, null, () => GoTo(Phase, by, run));

    public Refusal? Cancel(Origin by, string? reason = null) =>
        Refuse(UserAction.Cancel) ?? Record("cancel", by, reason, () => Abandon(CanceledByUser, by));

    /// <param name="basedOn">The version that was edited; null where the person does not say.</param>
    public Refusal? EditPlan(Origin by, string content, int? basedOn = null) =>
        Refuse(UserAction.EditPlan) ?? OtherPlan(basedOn) ?? Record("edit_plan", by, null, () => WritePlan(content, "", by, by));

    public Refusal? Close(Origin by, string? reason = null) =>
        Refuse(UserAction.Close)
            ?? Record("close", by, reason, () => CloseNow(reason ?? "The Delivery was closed", by));

    public Refusal? Configure(Origin by, Settings settings) => IsClosed
        ? Closed()
        : Record("change_settings", by, null, () => Do(new Configured(settings), by));

    /// <summary>Attaches a session that a person ran with the agent on this machine.</summary>
    public Refusal? Collect(Origin by, Guid run, Guid session)
    {
        if (IsClosed) return Closed();
        return Record("collect", by, null, () =>
        {
            Do(new Noted("collected", $"run {run}, session {session}"), by);
            var collected = NewRun(run, by.At);
            collected.Collected(session);
            Runs.Add(collected);
        });
    }

    private void CloseNow(string reason, Origin by)
    {
        if (!Lifecycle.HasEnded(RunStatus)) Abandon(reason, by);
        GoTo(Phase.Close, by);
    }

    private void WritePlan(string content, string model, Origin? editor, Origin by)
    {
        Do(new PlanWritten(PlanVersion + 1, editor?.Account), by);
        Plans.Add(new()
        {
            Organization = Organization, DeliveryId = Id, Version = PlanVersion, Content = content, GeneratedAt = by.At,
            Model = model, EditedBy = editor?.Name,
        });
    }

    private Refusal? Refuse(UserAction action)
    {
        if (IsClosed) return Closed();
        return Lifecycle.Allows(action, Phase, RunStatus, Verdict)
            ? null
            : new($"{Spoken(action)} is not possible while the Delivery is {Where()}. {NowAllowed()}");
    }

    private Refusal? OtherPlan(int? seen) => seen is null || seen == PlanVersion
        ? null
        : new($"The plan is at version {PlanVersion} now, and you have seen version {seen}: read the new one first.");

    private static Refusal Closed() => new("The Delivery is closed (close/succeeded): nothing can change it any more.");

    private static string Spoken(UserAction action)
    {
        var words = action.Word().Replace('_', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    public string Where() => $"{Phase.Word()}/{RunStatus.Word()}";

    public string NowAllowed() => AllowedActions is { Count: > 0 } actions
        ? $"Allowed now: {string.Join(", ", actions.Select(Words.Word))}."
        : "Nothing is allowed any more.";
}
