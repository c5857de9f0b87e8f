using Microsoft.EntityFrameworkCore;

namespace JakeOps.GitHubSync;

/// <summary>Asks for a poll now, whoever runs it.</summary>
internal sealed class SyncWishes(SyncSignal signal, TimeProvider clock)
{
    /// <param name="look">Look at the repository itself too.</param>
    /// <param name="sweep">Read all open issues.</param>
    public async Task WantAsync(
        GitHubSyncDbContext db, IReadOnlyCollection<string> sourceIds, CancellationToken ct, bool look = false, bool sweep = false)
    {
        var now = clock.GetUtcNow();
        var rows = db.Syncs.IgnoreQueryFilters().Where(one => sourceIds.Contains(one.SourceId));
        // A poll that runs now ends with an error and starts anew: what it read may be older than the wish.
        if (look || sweep)
            await rows.ExecuteUpdateAsync(set => set
                .SetProperty(one => one.LookedAt, one => look ? null : one.LookedAt)
                .SetProperty(one => one.SweptAt, one => sweep ? null : one.SweptAt)
                .SetProperty(one => one.SweepStartedAt, one => sweep ? null : one.SweepStartedAt)
                .SetProperty(one => one.SweepCursor, one => sweep ? null : one.SweepCursor)
                .SetProperty(one => one.Revision, one => one.Revision + 1), ct);
        await rows.ExecuteUpdateAsync(set => set.SetProperty(one => one.WantedAt, now), ct);
        signal.Set();
    }
}
