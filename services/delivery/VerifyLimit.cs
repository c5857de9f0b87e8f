using JakeOps.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.Delivery;

/// <summary>Blocks Deliveries whose checks take longer than they may, so that a person looks. Of two replicas the
/// Delivery's version lets one do it.</summary>
internal sealed class VerifyLimit(
    IServiceScopeFactory scopes, IOptions<DeliveryOptions> options, TimeProvider clock, ILogger<VerifyLimit> log)
    : PeriodicWork(clock, log)
{
    private const int AtOnce = 100;

    private readonly TimeProvider _clock = clock;
    private readonly ILogger _log = log;

    protected override TimeSpan Pause => options.Value.SweepInterval;

    protected override async Task WorkAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DeliveryDbContext>();
        var before = _clock.GetUtcNow() - options.Value.VerifyWithin;
        var overdue = await db.Deliveries.IgnoreQueryFilters()
            .Where(one => one.Phase == Phase.Verify
                && one.PhaseRuns.Any(run => run.EndedAt == null && run.StartedAt <= before))
            .OrderBy(one => one.UpdatedAt).Take(AtOnce).Select(one => new { one.Id, one.Organization }).ToListAsync(stop);
        foreach (var delivery in overdue) await EndAsync(delivery.Id, delivery.Organization, stop);
    }

    private async Task EndAsync(string id, string organization, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Organization = organization;
        var db = scope.ServiceProvider.GetRequiredService<DeliveryDbContext>();
        var by = Origin.System("delivery", _clock.GetUtcNow());
        await db.ChangeAsync(
            id, nameof(VerifyLimit), _log, delivery => delivery.EndVerify(by, options.Value.VerifyWithin), stop);
        try { await db.SaveChangesAsync(stop); }
        catch (DbUpdateConcurrencyException) { /* its checks were heard of, or somebody acted, this moment */ }
    }
}
