using Microsoft.Extensions.Options;

namespace JakeOps.Gateway.LiveEvents;

/// <summary>Sees what another replica wrote: one small query for all streams of this process.</summary>
internal sealed class LiveEventWatch(
    IServiceScopeFactory scopes, LiveEventSignal signal, IOptions<LiveEventOptions> options, TimeProvider clock,
    ILogger<LiveEventWatch> log) : BackgroundService
{
    private long _seen;

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try { await LookAsync(stop); }
            catch (Exception failure) when (!stop.IsCancellationRequested) { log.WatchFailed(failure); }
            await Task.Delay(options.Value.Poll, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LookAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (_, newest) = await scope.ServiceProvider.GetRequiredService<GatewayDbContext>().RangeAsync(stop);
        if (newest == _seen) return;
        _seen = newest;
        signal.Set();
    }
}
