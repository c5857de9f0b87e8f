namespace JakeOps.Delivery;

/// <summary>Reads the past of an imported Delivery; what cannot have been is refused.</summary>
internal static class HistoryInput
{
    private const int MaxAttempts = 1000;
    private const int MaxRuns = 1000;
    private const int MaxNames = 200;
    private const int MaxText = 4000;

    public static History History(this InputCheck check, ImportBody body, DateTimeOffset now) => new(
        Utc(body.UpdatedAt ?? body.CreatedAt) ?? now, Attempts(check, body.PhaseRuns, now), Plan(check, body.Plan),
        Utc(body.Plan?.GeneratedAt), check.Text(body.Feedback, "feedback", InputCheck.MaxReason), Runs(check, body.Runs, now));

    private static List<PastAttempt> Attempts(
        InputCheck check, IReadOnlyList<ImportedPhaseRun?>? given, DateTimeOffset now)
    {
        var attempts = new List<PastAttempt>();
        if (given is not { Count: > 0 and <= MaxAttempts })
            check.Fail($"phase_runs is required: 1 to {MaxAttempts} attempts of phases, beginning with intake.");
        foreach (var one in given?.Take(MaxAttempts) ?? [])
        {
            var phase = check.Word<Phase>(one?.Phase ?? "", "phase_runs: phase") ?? default;
            var status = check.Word<RunStatus>(one?.RunStatus ?? "", "phase_runs: run_status") ?? default;
            if (status == RunStatus.Running)
                check.Fail("phase_runs: nothing that runs can be taken over; say failed, with the reason.");
            if (attempts.Count == 0 ? phase != Phase.Intake : !Lifecycle.HasEnded(attempts[^1].RunStatus))
                check.Fail("phase_runs: it begins with intake, and only the last attempt may be pending.");
            attempts.Add(new(
                phase, attempts.Count(earlier => earlier.Phase == phase) + 1, status,
                one?.Verdict is null ? null : check.Word<Verdict>(one.Verdict, "phase_runs: verdict"),
                check.Text(one?.Reason, "phase_runs: reason", MaxText), Utc(one?.StartedAt) ?? now, Utc(one?.EndedAt)));
        }
        return attempts;
    }

    private static RepairedPlan? Plan(InputCheck check, ImportedPlan? plan) => plan is null ? null : new(
        check.Bytes(plan.Content, "plan: content", Delivery.MaxPlanBytes, required: true) ?? "",
        check.Line(plan.Model, "plan: model", 200) ?? "");

    private static List<PastRun> Runs(InputCheck check, IReadOnlyList<ImportedRun?>? given, DateTimeOffset now)
    {
        if (given is { Count: > MaxRuns }) check.Fail($"runs has {given.Count} entries: at most {MaxRuns} are allowed.");
        var runs = (given ?? []).Take(MaxRuns).Select(run => Run(check, run, now)).ToList();
        if (runs.Select(run => run.Id).Distinct().Count() < runs.Count) check.Fail("runs: two have the same id.");
        return runs;
    }

    private static PastRun Run(InputCheck check, ImportedRun? run, DateTimeOffset now)
    {
        if (run?.Id is null) check.Fail("runs: id is required, a UUID.");
        if (run is { CostUsd: < 0 or > 1_000_000 } or { InputTokens: < 0 } or { OutputTokens: < 0 } or { DurationMs: < 0 })
            check.Fail("runs: cost, tokens and duration are not negative.");
        var mode = check.Word<Phase>(run?.Mode ?? "", "runs: mode") ?? default;
        if (Lifecycle.ExecutorOf(mode) != Executor.Agent) check.Fail("runs: mode is one of plan, implement, review.");
        var status = check.Word<AgentRunStatus>(run?.Status ?? "", "runs: status");
        if (status == AgentRunStatus.Running) check.Fail("runs: none can be running; say failed, with the error.");
        return new(
            run?.Id ?? default, mode, status == AgentRunStatus.Success, Utc(run?.CreatedAt) ?? now,
            check.Line(run?.Model, "runs: model", 200), check.Line(run?.SessionId, "runs: session_id", 200),
            run?.Summary?.Clean(), check.Text(run?.Error, "runs: error", MaxText),
            check.Bytes(run?.Prompt, "runs: prompt", Prompts.MaxBytes), run?.CostUsd ?? 0, run?.InputTokens ?? 0,
            run?.OutputTokens ?? 0, run?.DurationMs ?? 0, Names(run?.Skills), Names(run?.UsedSkills),
            Names(run?.Plugins), Names(run?.Agents));
    }

    /// <summary>PostgreSQL takes a time in no other zone.</summary>
    public static DateTimeOffset? Utc(DateTimeOffset? time) => time?.ToUniversalTime();

    private static List<string> Names(IReadOnlyList<string?>? names) =>
        [.. (names ?? []).OfType<string>().Take(MaxNames).Select(name => name.Clean().OneLine().Cut(200))];
}
