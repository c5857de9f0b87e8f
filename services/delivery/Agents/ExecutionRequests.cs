using JakeOps.Contracts;

namespace JakeOps.Delivery;

/// <summary>What is asked of an agent in each phase.</summary>
internal static class ExecutionRequests
{
    private const int Depth = 50;

    public const string ReviewSchema = """
        {"type":"object","additionalProperties":false,"required":["verdict","feedback"],"properties":{"verdict":{"enum":["pass","not_pass"]},"feedback":{"type":"string"}}}
        """;

    public static ExecutionRequested For(Delivery delivery, AgentRun run, string prompt, DateTimeOffset at) => new(
        delivery.Organization, run.Id, run.Attempt, delivery.Id, delivery.Seq, delivery.Summary, run.Mode.Word(),
        delivery.PhaseRuns.Last(tried => tried.Phase == run.Mode).StartedBy ?? "system",
        AgentOf(delivery, run, prompt), TreeOf(delivery), AfterwardsOf(delivery), LimitsOf(delivery),
        delivery.Settings.RequiredTags.For(run.Mode), delivery.Settings.Priority, at);

    private static RequestedAgent AgentOf(Delivery delivery, AgentRun run, string prompt) => new(
        prompt, Prompts.System, run.Mode == Phase.Implement ? "edit" : "read_only",
        delivery.Settings.AllowedTools.For(run.Mode), run.Mode == Phase.Review ? ReviewSchema.Trim() : null,
        InterruptedSession(delivery, run));

    /// <summary>Where the connection or the machine was lost the worker may still hold the session's working
    /// tree.</summary>
    private static Guid? InterruptedSession(Delivery delivery, AgentRun run) =>
        delivery.Runs.LastOrDefault(other => other.Number < run.Number) is { Outcome: "interrupted" } last
        && last.Mode == run.Mode && Guid.TryParse(last.SessionId, out var session) ? session : null;

    private static RequestedTree TreeOf(Delivery delivery) => new(
        delivery.CloneUrl ?? $"https://{delivery.Host}/{delivery.Repository}.git", BaseRef: null, delivery.Branch,
        Depth, Files: [], EditedPlan(delivery), delivery.Phase == Phase.Review ? Prompts.DiffFile : null,
        delivery.Settings.KeepTree);

    /// <summary>The worker commits what an agent wrote; what a person made of it has to get onto the branch too.</summary>
    private static RequestedCommit? EditedPlan(Delivery delivery) =>
        delivery.Phase == Phase.Implement && delivery.Plans.LastOrDefault() is { EditedBy: { } editor } plan
            ? new(PlanFile(delivery), plan.Content, $"Plan as {editor} edited it: {delivery.Summary}")
            : null;

    private static string PlanFile(Delivery delivery) => $"docs/plans/{delivery.Id}.md";

    private static RequestedAfterwards AfterwardsOf(Delivery delivery) => delivery.Phase switch
    {
        Phase.Plan => new(PlanFile(delivery), $"Plan: {delivery.Summary}", CommitsExpected: false,
            Push: true,
            PullRequestOf(delivery), ReadyWhenVerdict: null),
        Phase.Implement => new(null, delivery.Summary, CommitsExpected: true, Push: true, null, null),
        _ => new(null, null, CommitsExpected: false, Push: false, null, ReadyWhenVerdict: "pass"),
    };

    private static RequestedPullRequest PullRequestOf(Delivery delivery)
    {
        var request = delivery.Refs.Find(known => known.Role == RefRole.Request);
        var about = request?.Url ?? (request is null ? "a request made by hand" : request.Label);
        return new(delivery.Summary, $"Request: {about}\n\nThe plan is `{PlanFile(delivery)}` on this branch.",
            Draft: true);
    }

    private static RequestedLimits LimitsOf(Delivery delivery) => new(
        delivery.Settings.MaxCostUsd - delivery.SpentUsd, Tokens: null, delivery.Settings.MaxTurns,
        delivery.Settings.TimeoutSeconds, SilentSeconds: null, OutputBytes: null);
}
