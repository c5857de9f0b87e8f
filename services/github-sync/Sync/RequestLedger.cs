using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.GitHubSync;

/// <summary>Enters what the host says of issues, and does what follows from it.</summary>
internal sealed partial class RequestLedger(GitHubClient github)
{
    /// <summary>The caller saves; a problem means that nothing of it is to be saved.</summary>
    public async Task<Problem?> EnterAsync(PollRun run, IReadOnlyList<IssueFacts> issues, CancellationToken ct)
    {
        var (db, intake) = (run.Db, run.Source.Settings.Intake);
        var numbers = issues.Where(issue => !issue.IsPullRequest).Select(issue => issue.Number).Distinct().ToList();
        if (numbers.Count == 0) return null;
        var known = await db.Requests.Where(row => row.SourceId == run.Source.Id && numbers.Contains(row.Number))
            .ToDictionaryAsync(row => row.Number, ct);
        foreach (var issue in issues.Where(issue => !issue.IsPullRequest).OrderBy(issue => issue.UpdatedAt))
        {
            var takes = intake.Takes(issue.LabelNames);
            if (!known.TryGetValue(issue.Number, out var request))
            {
                // Only polls come here, and they hear of nothing older later.
                if (issue.IsClosed || !takes) continue;
                known[issue.Number] = request = New(run, issue.Number);
            }
            if (run.Kind == PollRun.Sweep) request.SeenAt = run.Now;
            if (request.Learn(issue, takes, run.Now) && await FollowAsync(run, request, issue, ct) is { } problem) return problem;
        }
        return null;
    }

    public static Request New(PollRun run, long number)
    {
        var request = new Request { Organization = run.Source.Organization, SourceId = run.Source.Id, Number = number };
        run.Db.Add(request);
        return request;
    }

    /// <summary>Opens or closes a Delivery where what is known calls for it.</summary>
    public async Task<Problem?> FollowAsync(PollRun run, Request request, IssueFacts issue, CancellationToken ct)
    {
        if (request.WantsDelivery && run.Free is null or > 0) run.Discover(request, issue);
        if (!request.MustWithdraw(run.Now)) return null;
        if (await SeeMergeAsync(run, request, ct) is { } problem) return problem;
        run.Withdraw(request, request.WhyClosed());
        return null;
    }

    /// <summary>An issue that its own Delivery's pull request closed is no reason to end the Delivery.</summary>
    private async Task<Problem?> SeeMergeAsync(PollRun run, Request request, CancellationToken ct)
    {
        if (!request.MayBeMerged || run.Access is null
            || PullRequest().Match(request.PullRequestUrl ?? "") is not { Success: true } parts) return null;
        var answer = await github.GetAsync<PullRequestFacts>(
            run.Access, $"repos/{parts.Groups[1].Value}/pulls/{parts.Groups[2].Value}", conditional: false, ct);
        if (answer.Value is { Merged: true } or { MergedAt: not null }) request.SeeMerge();
        // A pull request that is gone was not merged, as far as anybody can tell.
        return answer.Problem is { Kind: not (ProblemKind.NotFound or ProblemKind.Gone) } problem ? problem : null;
    }

    [GeneratedRegex(@"^https?://[^/]+/([A-Za-z0-9._-]+/[A-Za-z0-9._-]+)/pull/([0-9]{1,10})/?\z")]
    private static partial Regex PullRequest();
}
