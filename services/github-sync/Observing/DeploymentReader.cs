using JakeOps.Contracts;

namespace JakeOps.GitHubSync;

/// <summary>A deployment of an environment, with its newest status.</summary>
/// <param name="HoldsOurs">The commit that is deployed has ours in its history.</param>
/// <param name="Succeeded">It once was good, also where a later one has taken its place (inactive).</param>
internal sealed record DeploymentSeen(
    long Id, string Commit, string State, bool HoldsOurs, bool Succeeded, string? Url, string? Description, DateTimeOffset? At)
{
    public bool IsBad => State is "failure" or "error";

    public ObservedFact Fact(string environment) =>
        new($"deployment {Id} to {environment}", State, Commit, Url, IsBad ? Description ?? "" : null, At);
}

/// <summary>Reads what was deployed to an environment since a merge, the newest first.</summary>
internal static class DeploymentReader
{
    private const int Most = 10;

    // The host and whoever deploys need not agree on the second.
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(5);

    public static async Task<(List<DeploymentSeen> Seen, Problem? Problem)> ReadAsync(
        HostReader host, string environment, string merge, DateTimeOffset? mergedAt, CancellationToken ct)
    {
        var answer = await host.GetAsync<List<DeploymentFacts>>(
            $"deployments?environment={Uri.EscapeDataString(environment)}&per_page=50", ct);
        if (!answer.Ok) return ([], answer.Problem);
        var recent = answer.Value.Where(one => one.Sha is not null && !(one.CreatedAt < mergedAt - Before))
            .OrderByDescending(one => one.Id).Take(Most);
        var seen = new List<DeploymentSeen>();
        foreach (var deployment in recent)
        {
            var (one, problem) = await SeeAsync(host, deployment, merge, ct);
            if (problem is not null) return ([], problem);
            seen.Add(one!);
        }
        return (seen, null);
    }

    private static async Task<(DeploymentSeen?, Problem?)> SeeAsync(
        HostReader host, DeploymentFacts deployment, string merge, CancellationToken ct)
    {
        var (statuses, problem) = await host.GetAllAsync<List<DeploymentStatusFacts>, DeploymentStatusFacts>(
            $"deployments/{deployment.Id}/statuses?per_page=100", page => page, ct);
        if (problem is not null) return (null, problem);
        var (holds, unknown) = await HoldsAsync(host, merge, deployment.Sha!, ct);
        if (unknown is not null) return (null, unknown);
        var newest = statuses.FirstOrDefault();
        return (new(
            deployment.Id, deployment.Sha!, newest?.State ?? "queued", holds, statuses.Any(status => status.State == "success"),
            newest?.TargetUrl is { Length: > 0 } url ? url : newest?.LogUrl, newest?.Description,
            newest?.CreatedAt ?? deployment.CreatedAt), null);
    }

    /// <summary>An environment often gets a later commit that has ours in it.</summary>
    private static async Task<(bool Holds, Problem? Problem)> HoldsAsync(
        HostReader host, string merge, string deployed, CancellationToken ct)
    {
        if (deployed == merge) return (true, null);
        var answer = await host.GetAsync<ComparisonFacts>($"compare/{merge}...{deployed}?per_page=1", ct);
        // A commit that the host does not know any more has nothing of ours.
        if (answer.Problem is { Kind: ProblemKind.NotFound }) return (false, null);
        return (answer.Value?.Status is "ahead" or "identical", answer.Problem);
    }
}
