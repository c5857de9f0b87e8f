using JakeOps.Contracts;

namespace JakeOps.GitHubSync;

internal enum SignalState { Pending, Passed, Failed, ActionRequired, Stale }

/// <summary>A check run, a commit status or a workflow run, told apart by name.</summary>
/// <param name="Words">Its state in the host's own words.</param>
/// <param name="Detail">Why it failed, as the check itself says.</param>
internal sealed record Signal(
    string Name, SignalState State, string Words, string? Url = null, string? Detail = null, DateTimeOffset? At = null)
{
    public ObservedFact Fact(string commit) => new(Name, Words, commit, Url, Detail, At);

    public static Signal Of(CheckRunFacts check, VerifyPolicy policy) => new(
        check.Name ?? $"check {check.Id}", StateOf(check.Status, check.Conclusion, policy),
        check.Status == "completed" ? check.Conclusion ?? "completed" : check.Status ?? "unknown",
        check.HtmlUrl ?? check.DetailsUrl, At: check.CompletedAt ?? check.StartedAt);

    public static Signal Of(WorkflowRunFacts run, VerifyPolicy policy) => new(
        run.Name ?? $"workflow {run.Id}", StateOf(run.Status, run.Conclusion, policy),
        run.Status == "completed" ? run.Conclusion ?? "completed" : run.Status ?? "unknown", run.HtmlUrl, At: run.UpdatedAt);

    public static Signal Of(StatusFacts status) => new(
        status.Context ?? "status",
        status.State switch
        {
            "success" => SignalState.Passed,
            "failure" or "error" => SignalState.Failed,
            _ => SignalState.Pending,
        },
        status.State ?? "unknown", status.TargetUrl,
        status.State is "failure" or "error" ? status.Description ?? "" : null, status.UpdatedAt);

    /// <summary>What is not known is never taken for good.</summary>
    private static SignalState StateOf(string? status, string? conclusion, VerifyPolicy policy) => (status, conclusion) switch
    {
        ("completed", "success" or "skipped") => SignalState.Passed,
        ("completed", "neutral") => policy.Neutral == VerifyPolicy.Fail ? SignalState.Failed : SignalState.Passed,
        ("completed", "cancelled") => policy.Cancelled == VerifyPolicy.Pass ? SignalState.Passed : SignalState.Failed,
        ("completed", "failure" or "timed_out" or "startup_failure") => SignalState.Failed,
        ("completed", "action_required") => SignalState.ActionRequired,
        ("completed", "stale") => SignalState.Stale,
        _ => SignalState.Pending,
    };
}
