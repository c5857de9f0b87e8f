using JakeOps.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.Gateway.LiveEvents;

/// <summary>Forgets events that nobody resumes from any more. Two replicas at once do no harm.</summary>
internal sealed class LiveEventCleanup(
    IServiceScopeFactory scopes, IOptions<LiveEventOptions> options, TimeProvider clock, ILogger<LiveEventCleanup> log)
    : PeriodicWork(clock, log)
{
    private readonly TimeProvider _clock = clock;
    private readonly ILogger _log = log;

    protected override TimeSpan Pause => options.Value.CleanupInterval;

    protected override async Task WorkAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GatewayDbContext>();
        var before = _clock.GetUtcNow() - options.Value.Retention;
        // The newest stays whatever its age: it tells a reader who comes back that there was something.
        var (_, newest) = await db.RangeAsync(stop);
        var forgotten = await db.LiveEvents.IgnoreQueryFilters()
            .Where(row => row.At < before && row.Sequence < newest).ExecuteDeleteAsync(stop);
        if (forgotten > 0) _log.Forgotten(forgotten);
    }
}
