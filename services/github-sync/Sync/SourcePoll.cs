using System.Diagnostics;
using JakeOps.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.GitHubSync;

/// <summary>Looks at one source's repository once: what changed since the last time, or, once a day, everything open.</summary>
/// <remarks>Only the replica with the source's lease comes here. Should two believe to have it, one save of theirs
/// fails, and nothing that it did counts.</remarks>
internal sealed class SourcePoll(
    IServiceScopeFactory scopes, AccessOpener opener, RepositoryLook look, IssueWalk walk, RequestLedger ledger,
    MissingRequests missing, WaitingRequests waiting, GitHubClient github, IOptions<SyncOptions> options, TimeProvider clock,
    ILogger<SourcePoll> log)
{
    // What was just seen is asked for once more, because its second may not be over.
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(2);

    // Before any issue.
    private static readonly DateTimeOffset Beginning = new(2008, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public async Task RunAsync(string organization, string sourceId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Organization = organization;
        var db = scope.ServiceProvider.GetRequiredService<GitHubSyncDbContext>();
        var source = await db.Sources.SingleOrDefaultAsync(one => one.Id == sourceId && one.Active && !one.Deleted, ct);
        var sync = await db.Syncs.SingleOrDefaultAsync(one => one.SourceId == sourceId, ct);
        if (source is null || sync is null) return;
        var (access, unusable) = source.Access == SourceAccess.Webhook ? (null, null) : opener.Open(source, background: true);
        var run = new PollRun(db, source, sync, access, clock, options.Value.Lease);
        var time = Stopwatch.StartNew();
        Problem? problem;
        try { problem = unusable ?? await GoAsync(run, ct); }
        catch (Exception failure) when (failure is not DbUpdateException && !ct.IsCancellationRequested)
        {
            log.PollFailed(sourceId, failure);
            problem = new(ProblemKind.Transient, "The poll failed here, not at the host; the service's log has the reason.");
        }
        run.Forget();
        await EndAsync(run, problem, time.Elapsed, ct);
    }

    private async Task<Problem?> GoAsync(PollRun run, CancellationToken ct)
    {
        await WaitingRequests.CountAsync(run, ct);
        if (run.Access is null) run.Kind = PollRun.Held;
        else if (await ReadAsync(run, ct) is { } problem) return problem;
        return await waiting.GoOnAsync(run, ct);
    }

    private async Task<Problem?> ReadAsync(PollRun run, CancellationToken ct)
    {
        var sync = run.Sync;
        if (sync.RepositoryId is null || sync.LookedAt is null || sync.LookedAt + options.Value.LookEvery < run.Now
            || sync.State == SyncState.Paused)
            if (await look.LookAsync(run, ct) is { } unwell) return unwell;
        if (sync.Cursor is null && await BeginAsync(run, ct) is { } failed) return failed;
        var problem = await walk.GoAsync(run, "all", sync.Cursor!.Value - Overlap, conditional: true, async (issues, reached) =>
        {
            if (await ledger.EnterAsync(run, issues, ct) is { } refused) return refused;
            if (reached > sync.Cursor) sync.Cursor = reached;
            // At rest there is nothing to save.
            if (run.Db.ChangeTracker.HasChanges()) await run.SaveAsync(ct);
            return null;
        }, ct);
        if (problem is not null) return problem;
        return sync.SweptAt is null || sync.SweptAt + options.Value.SweepEvery < run.Now ? await SweepAsync(run, ct) : null;
    }

    /// <summary>Changes count from the newest there is, so that none falls between it and the first sweep.</summary>
    private async Task<Problem?> BeginAsync(PollRun run, CancellationToken ct)
    {
        var newest = await github.GetAsync<List<IssueFacts?>>(run.Access!,
            $"repositories/{run.Sync.RepositoryId}/issues?state=all&sort=updated&direction=desc&per_page=1", conditional: false, ct);
        if (!newest.Ok) return newest.Problem;
        run.Sync.Cursor = newest.Value.OfType<IssueFacts>().FirstOrDefault()?.UpdatedAt ?? Beginning;
        await run.SaveAsync(ct);
        return null;
    }

    /// <summary>Goes on where the last one was stopped, by a limit or a restart.</summary>
    private async Task<Problem?> SweepAsync(PollRun run, CancellationToken ct)
    {
        var sync = run.Sync;
        run.Kind = PollRun.Sweep;
        sync.SweepStartedAt ??= run.Now;
        var problem = await walk.GoAsync(run, "open", (sync.SweepCursor ?? Beginning) - Overlap,
            conditional: false, async (issues, reached) =>
            {
                if (await ledger.EnterAsync(run, issues, ct) is { } refused) return refused;
                if (reached > (sync.SweepCursor ?? DateTimeOffset.MinValue)) sync.SweepCursor = reached;
                await run.SaveAsync(ct);
                return null;
            }, ct);
        if (problem is not null) return problem;
        var (done, unknown) = await missing.AskAsync(run, ct);
        if (!done) return unknown;
        (sync.SweptAt, sync.SweepStartedAt, sync.SweepCursor) = (run.Now, null, null);
        await run.SaveAsync(ct);
        return null;
    }

    private async Task EndAsync(PollRun run, Problem? problem, TimeSpan took, CancellationToken ct)
    {
        var (source, sync) = (run.Source, run.Sync);
        var (before, earlier) = (sync.Problem, SyncNews.Of(sync));
        SyncPlan.Settle(sync, source, problem, run.Found + run.Closed > 0, run.Now, options.Value);
        earlier.Tell(run.Db, source, sync, run.Now);
        run.Db.Add(new Poll
        {
            Organization = source.Organization, SourceId = source.Id, At = run.Now, DurationMs = (long)took.TotalMilliseconds,
            Kind = run.Kind, Calls = run.Access?.Calls ?? 0, CountedCalls = run.Access?.Counted ?? 0, Found = run.Found,
            Closed = run.Closed, Error = problem?.Sentence,
        });
        await run.SaveAsync(ct);
        if (problem is not null && problem.Sentence != before) log.PollProblem(source.Id, sync.State, problem.Sentence);
        else if (problem is null && before is not null) log.PollMended(source.Id);
        else if (run.Found + run.Closed > 0) log.Polled(source.Id, run.Found, run.Closed);
    }
}
