using JakeOps.Hosting.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JakeOps.Hosting.Persistence;

/// <summary>Keeps the <see cref="SharedClock"/> with PostgreSQL's: before anything of the service starts, then every
/// minute.</summary>
internal sealed class ClockWatch(
    IEnumerable<ServiceDatabase> databases, IServiceScopeFactory scopes, SharedClock clock, ILogger<ClockWatch> log)
    : BackgroundService
{
    // Less than that is mostly the way to the database and back.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await CompareAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock.Local);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await CompareAsync(stoppingToken);
    }

    private async Task CompareAsync(CancellationToken ct)
    {
        try { await AskAsync(ct); }
        catch (Exception failure) when (!ct.IsCancellationRequested) { log.ClockUnknown(failure.Message); }
    }

    private async Task AskAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = (ServiceDbContext)scope.ServiceProvider.GetRequiredService(databases.First().Context);
        await db.Database.OpenConnectionAsync(ct);
        var before = clock.Local.GetUtcNow();
        var there = await db.Database.SqlQuery<DateTime>($"SELECT clock_timestamp() AS \"Value\"").SingleAsync(ct);
        var here = before + (clock.Local.GetUtcNow() - before) / 2;
        var ahead = there - here;
        if ((ahead - clock.Ahead).Duration() < Tolerance) return;
        clock.Ahead = ahead.Duration() < Tolerance ? TimeSpan.Zero : ahead;
        log.ClockIsOff(clock.Ahead);
    }
}
