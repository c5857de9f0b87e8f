using JakeOps.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.Gateway.Audit;

/// <summary>Forgets entries that are older than the retention. Two replicas at once do no harm.</summary>
internal sealed class AuditCleanup(
    IServiceScopeFactory scopes, IOptions<AuditOptions> options, TimeProvider clock, ILogger<AuditCleanup> log)
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
        var forgotten = await db.Audit.IgnoreQueryFilters().Where(entry => entry.At < before).ExecuteDeleteAsync(stop);
        if (forgotten > 0) _log.AuditForgotten(forgotten);
    }
}
