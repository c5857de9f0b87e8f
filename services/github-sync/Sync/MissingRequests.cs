using Microsoft.EntityFrameworkCore;

namespace JakeOps.GitHubSync;

/// <summary>Open requests that a sweep did not see. Not being there says nothing: each is asked after by its number, and
/// only what the host says of it counts.</summary>
internal sealed class MissingRequests(GitHubClient github, RequestLedger ledger)
{
    private const int AtOnce = 20;

    /// <summary>True when all were asked after.</summary>
    public async Task<(bool Done, Problem? Problem)> AskAsync(PollRun run, CancellationToken ct)
    {
        var (id, started) = (run.Source.Id, run.Sync.SweepStartedAt!.Value);
        var missing = await run.Db.Requests.Where(row => row.SourceId == id && row.IsOpen && row.SeenAt < started
                && row.Standing != Standing.None)
            .OrderBy(row => row.Number).Take(AtOnce + 1).ToListAsync(ct);
        foreach (var request in missing.Take(AtOnce))
            if (await AskAsync(run, request, ct) is { } problem) return (false, problem);
        await run.SaveAsync(ct);
        return (missing.Count <= AtOnce, null);
    }

    private async Task<Problem?> AskAsync(PollRun run, Request request, CancellationToken ct)
    {
        var path = $"repositories/{run.Sync.RepositoryId}/issues/{request.Number}";
        var answer = await github.GetAsync<IssueFacts>(run.Access!, path, conditional: false, ct);
        if (answer.Ok && answer.At.AbsolutePath.EndsWith($"/{path}", StringComparison.Ordinal))
        {
            request.SeenAt = run.Now;
            return request.Learn(answer.Value, run.Source.Settings.Intake.Takes(answer.Value.LabelNames), run.Now)
                ? await ledger.FollowAsync(run, request, answer.Value, ct) : null;
        }
        if (answer.Ok) End(run, request, $"The request {request.Label} was moved to {answer.Value.HtmlUrl}.");
        else if (answer.Problem.Kind == ProblemKind.Gone) End(run, request, $"The request {request.Label} was deleted.");
        // Neither here nor said to be gone: no evidence. It is asked after again with the next sweep.
        else if (answer.Problem.Kind == ProblemKind.NotFound) request.SeenAt = run.Now;
        else return answer.Problem;
        return null;
    }

    public static void End(PollRun run, Request request, string reason)
    {
        request.End(run.Now);
        if (request.Standing is Standing.Open or Standing.Asked && !request.Withdrawn) run.Withdraw(request, reason);
    }
}
