using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.GitHubSync;

/// <summary>Requests that wait: for one of the source's Deliveries to close, or for their own one to.</summary>
internal sealed class WaitingRequests(GitHubClient github, RequestLedger ledger)
{
    private const int AtOnce = 20;

    /// <summary>Finds out how many more Deliveries may be opened.</summary>
    public static async Task CountAsync(PollRun run, CancellationToken ct)
    {
        if (run.Source.Settings.Intake.MaxOpenDeliveries is not { } most)
        {
            run.Free = null;
            return;
        }
        var (now, id) = (run.Now, run.Source.Id);
        var open = await run.Db.Requests.AsNoTracking().Where(row => row.SourceId == id
            && (row.Standing == Standing.Open || row.Standing == Standing.Asked)).ToListAsync(ct);
        run.Free = Math.Max(0, most - open.Count(row => row.TakesSlot(now)));
    }

    public async Task<Problem?> GoOnAsync(PollRun run, CancellationToken ct)
    {
        await WithdrawSilentAsync(run, ct);
        return run.Free == 0 ? null : await FillAsync(run, ct);
    }

    /// <summary>Closed before its Delivery was heard of; by now it stands, or stood there before.</summary>
    private static async Task WithdrawSilentAsync(PollRun run, CancellationToken ct)
    {
        var (id, now) = (run.Source.Id, run.Now);
        var asked = await run.Db.Requests.Where(row => row.SourceId == id && row.Standing == Standing.Asked && !row.IsOpen
            && !row.Withdrawn).OrderBy(row => row.Number).Take(AtOnce).ToListAsync(ct);
        foreach (var request in asked.Where(request => request.MustWithdraw(now))) run.Withdraw(request, request.WhyClosed());
        if (run.Db.ChangeTracker.HasChanges()) await run.SaveAsync(ct);
    }

    /// <summary>The lowest numbers first. Each is read anew: what was said when it came may be old.</summary>
    private async Task<Problem?> FillAsync(PollRun run, CancellationToken ct)
    {
        var id = run.Source.Id;
        var waiting = await run.Db.Requests.Where(row => row.SourceId == id && row.IsOpen
                && (row.Standing == Standing.Waiting || (row.Standing == Standing.Closed && row.ReopenWanted)))
            .OrderBy(row => row.Number).Take(Math.Min(run.Free ?? AtOnce, AtOnce)).ToListAsync(ct);
        foreach (var request in waiting)
        {
            var (issue, problem) = await ReadAsync(run, request, ct);
            if (problem is not null) return problem;
            if (issue is null) continue;
            request.Learn(issue, run.Source.Settings.Intake.Takes(issue.LabelNames), run.Now);
            if (await ledger.FollowAsync(run, request, issue, ct) is { } failed) return failed;
        }
        if (waiting.Count > 0) await run.SaveAsync(ct);
        return null;
    }

    private async Task<(IssueFacts?, Problem?)> ReadAsync(PollRun run, Request request, CancellationToken ct)
    {
        if (run.Access is null)
            return (request.Held is { } held ? JsonSerializer.Deserialize<IssueFacts>(held, Payloads.Json) : null, null);
        var path = $"repositories/{run.Sync.RepositoryId}/issues/{request.Number}";
        var answer = await github.GetAsync<IssueFacts>(run.Access, path, conditional: false, ct);
        if (answer.Ok && answer.At.AbsolutePath.EndsWith($"/{path}", StringComparison.Ordinal)) return (answer.Value, null);
        // Moved or gone: the sweep that follows says so.
        if (answer.Ok || answer.Problem.Kind is ProblemKind.Gone or ProblemKind.NotFound)
        {
            run.Sync.SweptAt = null;
            return (null, null);
        }
        return (null, answer.Problem);
    }
}
