using JakeOps.Gateway.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.Gateway.Access;

/// <summary>Sees what changed on any replica: one small query for all streams of this process.</summary>
/// <remarks>A request may be let in just before a change is seen and be counted among the open ones just after. So a
/// change is applied again for a while, to what began until a moment after it was seen first.</remarks>
internal sealed class AccessWatch(
    IServiceScopeFactory scopes, OpenRequests open, IOptions<AccountOptions> options, TimeProvider clock,
    ILogger<AccessWatch> log) : BackgroundService
{
    /// <summary>Longer than a commit and the difference of clocks take.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly Dictionary<long, long> _until = [];

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try { await LookAsync(stop); }
            catch (Exception failure) when (!stop.IsCancellationRequested) { log.AccessWatchFailed(failure); }
            await Task.Delay(options.Value.Watch, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LookAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GatewayDbContext>();
        var since = clock.GetUtcNow() - Recent;
        var changes = await db.AccessChanges.AsNoTracking().Where(change => change.At > since).ToListAsync(stop);
        foreach (var gone in _until.Keys.Except(changes.Select(change => change.Sequence)).ToList()) _until.Remove(gone);
        foreach (var change in changes)
        {
            _until.TryAdd(change.Sequence, clock.GetTimestamp() + (long)(Moment.TotalSeconds * clock.TimestampFrequency));
            open.End(change, _until[change.Sequence]);
        }
    }
}
