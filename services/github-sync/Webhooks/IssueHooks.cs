using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.GitHubSync;

/// <summary>Webhooks about issues. They come late, twice and in any order.</summary>
internal sealed class IssueHooks(RequestLedger ledger)
{
    public async Task<string?> ApplyAsync(PollRun run, Hook hook, HookFacts facts, CancellationToken ct)
    {
        if (facts.Issue is not { Number: > 0 } issue || issue.IsPullRequest) return null;
        // The first one that fits says which repository it is.
        if (run.Access is null) run.Sync.RepositoryId ??= facts.Repository?.Id;
        var request = await run.Db.Requests.SingleOrDefaultAsync(
            row => row.SourceId == run.Source.Id && row.Number == issue.Number, ct);
        if (facts.Action is "deleted" or "transferred")
        {
            End(run, request, issue, facts);
            return null;
        }
        // Known from now on even if nothing follows: what comes later may be older.
        request ??= RequestLedger.New(run, issue.Number);
        if (!request.Learn(issue, run.Source.Settings.Intake.Takes(issue.LabelNames), run.Now)) return null;
        if (run.Access is null && hook.Attempts == 0 && request.MustWithdraw(run.Now) && request.MayBeMerged)
            return "Its pull request may have closed it: its own webhook is waited for.";
        await WaitingRequests.CountAsync(run, ct);
        if (await ledger.FollowAsync(run, request, issue, ct) is { } problem) return problem.Sentence;
        if (run.Access is null) request.Held = request.WantsDelivery ? JsonSerializer.Serialize(issue, Payloads.Json) : null;
        return null;
    }

    private static void End(PollRun run, Request? request, IssueFacts issue, HookFacts facts)
    {
        if (request is null or { Gone: true }) (request ??= RequestLedger.New(run, issue.Number)).End(run.Now);
        else if (facts.Action == "deleted") MissingRequests.End(run, request, $"The request {request.Label} was deleted.");
        else
        {
            var place = facts.Changes?.NewIssue?.HtmlUrl is { Length: < 500 } url ? $" to {url}" : "";
            MissingRequests.End(run, request, $"The request {request.Label} was moved{place}.");
        }
    }
}
