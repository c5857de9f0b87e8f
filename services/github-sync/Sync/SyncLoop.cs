using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.GitHubSync;

/// <summary>Polls the sources that are due. Each poll runs by itself, so that one that hangs delays no other; of several
/// replicas the one whose update of the row comes first polls a source.</summary>
internal sealed class SyncLoop(
    IServiceScopeFactory scopes, SourcePoll poll, SyncSignal signal, IOptions<SyncOptions> options, TimeProvider clock,
    ILogger<SyncLoop> log) : BackgroundService
{
    private readonly string _me = $"{Environment.MachineName} {Guid.NewGuid():N}";
    private readonly ConcurrentDictionary<string, Task> _running = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try { await TurnAsync(stoppingToken); }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested) { log.LoopFailed(failure); }
            await signal.WaitAsync(options.Value.Tick, stoppingToken);
        }
        await Task.WhenAll(_running.Values);
    }

    private async Task TurnAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GitHubSyncDbContext>();
        await AddMissingRowsAsync(db, stop);
        var (now, free) = (clock.GetUtcNow(), options.Value.AtOnce - _running.Count);
        if (free <= 0) return;
        var due = await db.Syncs.IgnoreQueryFilters().AsNoTracking()
            .Where(one => (one.NextPollAt <= now || one.WantedAt != null) && one.LeaseUntil <= now
                && db.Sources.IgnoreQueryFilters().Any(source => source.Id == one.SourceId && source.Active && !source.Deleted))
            .OrderBy(one => one.NextPollAt).Take(free).Select(one => new { one.Organization, one.SourceId }).ToListAsync(stop);
        foreach (var one in due)
            if (await ClaimAsync(db, one.SourceId, now, stop))
                _running[one.SourceId] = RunAsync(one.Organization, one.SourceId, stop);
    }

    private static async Task AddMissingRowsAsync(GitHubSyncDbContext db, CancellationToken stop)
    {
        var fresh = await db.Sources.IgnoreQueryFilters().AsNoTracking()
            .Where(source => !source.Deleted && !db.Syncs.IgnoreQueryFilters().Any(one => one.SourceId == source.Id))
            .Select(source => new { source.Organization, source.Id }).ToListAsync(stop);
        if (fresh.Count == 0) return;
        db.AddRange(fresh.Select(one => new SourceSync { Organization = one.Organization, SourceId = one.Id }));
        try { await db.SaveChangesAsync(stop); }
        catch (DbUpdateException) { db.ChangeTracker.Clear(); /* another replica was faster */ }
    }

    /// <summary>Counts the revision too: whoever had the lease before can save nothing more.</summary>
    private async Task<bool> ClaimAsync(GitHubSyncDbContext db, string sourceId, DateTimeOffset now, CancellationToken stop)
    {
        var until = now + options.Value.Lease;
        return await db.Syncs.IgnoreQueryFilters().Where(one => one.SourceId == sourceId && one.LeaseUntil <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.LeaseOwner, _me).SetProperty(one => one.LeaseUntil, until)
                .SetProperty(one => one.WantedAt, (DateTimeOffset?)null)
                .SetProperty(one => one.Revision, one => one.Revision + 1), stop) == 1;
    }

    private async Task RunAsync(string organization, string sourceId, CancellationToken stop)
    {
        // The loop goes on at once.
        await Task.Yield();
        var overtaken = false;
        try { await poll.RunAsync(organization, sourceId, stop); }
        catch (DbUpdateException)
        {
            overtaken = true;
            log.PollOvertaken(sourceId);
        }
        catch (Exception failure)
        {
            if (!stop.IsCancellationRequested) log.PollFailed(sourceId, failure);
        }
        finally
        {
            await GiveBackAsync(sourceId, overtaken);
            _running.TryRemove(sourceId, out _);
            signal.Set();
        }
    }

    /// <param name="again">Soon, because the poll counted for nothing.</param>
    private async Task GiveBackAsync(string sourceId, bool again)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<GitHubSyncDbContext>();
            var now = clock.GetUtcNow();
            var soon = now + options.Value.Tick;
            await db.Syncs.IgnoreQueryFilters().Where(one => one.SourceId == sourceId && one.LeaseOwner == _me)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.LeaseUntil, now)
                    .SetProperty(one => one.NextPollAt, one => again ? soon : one.NextPollAt)
                    .SetProperty(one => one.LeaseOwner, (string?)null));
        }
        catch (Exception failure) { log.LoopFailed(failure); /* it ends by itself */ }
    }
}
