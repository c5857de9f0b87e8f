using JakeOps.Contracts;

namespace JakeOps.Delivery.Tests;

/// <summary>Results as a worker and github-sync would tell them.</summary>
internal static class Results
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static ExecutionFinished Finished(
        string delivery, Guid execution, int attempt, string phase, string outcome = "succeeded",
        string? verdict = "pass",
        string? text = "# Plan", string? code = null, string? error = null, decimal cost = 0.5m, int commits = 1) =>
            new(
        "default", execution, delivery, attempt, phase, outcome, code, error, 0, text,
        phase == "review" ? $$"""{"verdict":"{{verdict}}","feedback":"Name the port."}""" : null, null,
        new("opus", cost, 10, 20, 30, 40, 50, 2),
        new($"jakeops/{delivery}", "base", "head" + attempt,
            [.. Enumerable.Range(1, commits).Select(n => new FinishedCommit($"c{n}", "Add it", "agent"))], ["a.cs"],
            "diff --git a/a.cs b/a.cs", false, phase == "plan" ? "https://github.com/acme/shop/pull/7" : null, null),
        3, 0, Now, Now);

    public static ExecutionFinished Answer(
        ExecutionRequested asked, string outcome = "succeeded", string? verdict = "pass", string? text = "# Plan",
        string? code = null, string? error = null, decimal cost = 0.5m, int commits = 1) =>
        Finished(asked.DeliveryId, asked.ExecutionId, asked.Attempt, asked.Phase, outcome, verdict, text, code, error,
            cost, commits);

    public static PhaseObserved Observed(
        string delivery, string phase, int attempt, string outcome, params ObservedFact[] evidence) => new(
        "default", delivery, phase, attempt, outcome, $"It was seen to be {outcome}.", evidence, Now);
}
