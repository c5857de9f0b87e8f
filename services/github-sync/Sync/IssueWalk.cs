using System.Globalization;

namespace JakeOps.GitHubSync;

/// <summary>Reads a repository's issues, the longest unchanged first, and misses none although they change meanwhile.</summary>
/// <remarks>A page's number says nothing once an issue moved to another page. So the walk begins anew at the time that
/// the last page reached, and follows the Link only through issues that share a second. The host may or may not count
/// <c>since</c> itself in, hence a second before.</remarks>
internal sealed class IssueWalk(GitHubClient github)
{
    private const int MaxPages = 5_000;

    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(1);

    /// <param name="state">open or all.</param>
    /// <param name="since">By the host's clock.</param>
    /// <param name="page">Takes the issues of a page, and the time up to which all are known.</param>
    public async Task<Problem?> GoAsync(
        PollRun run, string state, DateTimeOffset since, bool conditional,
        Func<IReadOnlyList<IssueFacts>, DateTimeOffset?, Task<Problem?>> page, CancellationToken ct)
    {
        var (access, seen) = (run.Access!, new HashSet<(long, DateTimeOffset)>());
        var address = Address(run, state, since);
        for (var pages = 0; pages < MaxPages; pages++)
        {
            var answer = await github.GetAsync<List<IssueFacts?>>(access, address, conditional, ct);
            if (!answer.Ok) return answer.Problem;
            var issues = answer.Value.OfType<IssueFacts>().Where(issue => issue.Number > 0).ToList();
            DateTimeOffset? reached = issues.Count == 0 ? null : issues.Max(issue => issue.UpdatedAt);
            if (await page([.. issues.Where(issue => seen.Add((issue.Number, issue.UpdatedAt)))], reached) is { } problem)
                return problem;
            if (answer.Next is null) return null;
            if (reached - Overlap is { } next && next > since) address = Address(run, state, since = next);
            else address = answer.Next;
        }
        return new(ProblemKind.Transient, $"The host's list of issues does not end after {MaxPages} pages.");
    }

    private static Uri Address(PollRun run, string state, DateTimeOffset since) => run.Access!.Join(string.Create(
        CultureInfo.InvariantCulture, $"repositories/{run.Sync.RepositoryId}/issues?state={state}&sort=updated&direction=asc"
            + $"&per_page={run.Sync.PageSize}&since={since.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}"));
}
