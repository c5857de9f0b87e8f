using System.Security.Cryptography;
using System.Text;
using JakeOps.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.GitHubSync;

/// <summary>One look at all watches of a source that are due.</summary>
internal sealed class WatchRound(
    GitHubSyncDbContext db, IServiceScopeFactory scopes, SourceReader sources, Observer observer, WatchNews news,
    IOptions<GitHubSyncOptions> options, TimeProvider clock, ILogger<WatchRound> log)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    public async Task RunAsync(string sourceId, CancellationToken stop)
    {
        var me = Guid.NewGuid().ToString("N");
        if (await ClaimAsync(sourceId, me, stop) == 0) return;
        try { await LookAsync(sourceId, me, stop); }
        finally { await ReleaseAsync(me); }
    }

    private async Task LookAsync(string sourceId, string me, CancellationToken stop)
    {
        var watches = await db.Watches.AsNoTracking().Where(watch => watch.LeaseOwner == me).ToListAsync(stop);
        var source = await db.Sources.AsNoTracking().SingleOrDefaultAsync(one => one.Id == sourceId, stop);
        var (host, problem) = sources.Open(source);
        foreach (var watch in watches)
        {
            var concluded = host is null
                ? Conclusion.NotReadable(problem!)
                : await observer.LookAsync(host, watch, source!, stop);
            await SettleAsync(watch, source, concluded, stop);
        }
    }

    /// <summary>What a round that was cut short did not come to is for whoever is next.</summary>
    private Task ReleaseAsync(string me)
    {
        var now = clock.GetUtcNow();
        return db.Watches.Where(watch => watch.LeaseOwner == me && watch.LeaseUntil > now)
            .ExecuteUpdateAsync(set => set.SetProperty(watch => watch.LeaseUntil, now), CancellationToken.None);
    }

    /// <summary>Of two replicas one gets them.</summary>
    private Task<int> ClaimAsync(string sourceId, string me, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var until = now + Lease;
        return db.Watches.Where(watch => watch.SourceId == sourceId && watch.NextAt <= now && watch.LeaseUntil <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(watch => watch.LeaseOwner, me)
                .SetProperty(watch => watch.LeaseUntil, until), stop);
    }

    private async Task SettleAsync(Watch seen, Source? source, Conclusion concluded, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Organization = seen.Organization;
        var own = scope.ServiceProvider.GetRequiredService<GitHubSyncDbContext>();
        var now = clock.GetUtcNow();
        own.Attach(seen);
        var fingerprint = Fingerprint(concluded);
        if (fingerprint != seen.Told)
        {
            (seen.Told, seen.ChangedAt) = (fingerprint, now);
            news.Tell(own, seen, source, concluded, now);
        }
        (seen.LeaseUntil, seen.NextAt) = (now, NextLook(seen, source, concluded, now));
        seen.Revision++;
        if (concluded.IsFinal) own.Remove(seen);
        else own.Update(seen);
        try { await own.SaveChangesAsync(stop); }
        catch (DbUpdateException) { return; /* ended, or woken, while this look was under way: another may follow */ }
        if (concluded.IsFinal) log.PhaseEnded(seen.Phase, seen.DeliveryId, concluded.Outcome, concluded.Reason);
    }

    private DateTimeOffset NextLook(Watch watch, Source? source, Conclusion concluded, DateTimeOffset now) =>
        concluded.RetryAt is { } later && later > now ? later
            // Without a credential every call counts, and there are few.
            : now + Jitter(source is { Access: SourceAccess.None }
                ? options.Value.WatchPause * 20 : PauseOf(watch, concluded, now));

    /// <summary>Often while something moves, seldom when nothing has for long; a webhook wakes it before.</summary>
    private TimeSpan PauseOf(Watch watch, Conclusion concluded, DateTimeOffset now)
    {
        var pause = options.Value.WatchPause;
        var quiet = now - watch.ChangedAt;
        if (concluded.Passes) return pause < options.Value.Settle ? pause : options.Value.Settle;
        return quiet < pause * 20 ? pause : quiet < pause * 240 ? pause * 4 : pause * 20;
    }

    private static TimeSpan Jitter(TimeSpan pause) => pause * (0.95 + Random.Shared.NextDouble() / 10);

    private static string Fingerprint(Conclusion concluded) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{concluded.Outcome}\n{concluded.Reason}\n"
        + string.Join('\n', concluded.Evidence.Select(fact => $"{fact.Name}\t{fact.State}\t{fact.Commit}\t{fact.Url}")))));
}
