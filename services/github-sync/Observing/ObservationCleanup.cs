using JakeOps.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.GitHubSync;

/// <summary>Forgets old answers: should their phase be asked about again, the Delivery ignores a second answer. Two
/// replicas at once do no harm.</summary>
internal sealed class ObservationCleanup(
    IServiceScopeFactory scopes, IOptions<GitHubSyncOptions> options, TimeProvider clock,
    ILogger<ObservationCleanup> log) : PeriodicWork(clock, log)
{
    private readonly TimeProvider _clock = clock;

    protected override TimeSpan Pause => options.Value.CleanupInterval;

    protected override async Task WorkAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GitHubSyncDbContext>();
        var before = _clock.GetUtcNow() - options.Value.ObservationsFor;
        await db.Observations.IgnoreQueryFilters().Where(row => row.At < before).ExecuteDeleteAsync(stop);
        // Should one be said again, it is found at the host by its marker.
        await db.Reports.IgnoreQueryFilters().Where(row => row.NextAt == null && (row.DoneAt ?? row.LeaseUntil) < before)
            .ExecuteDeleteAsync(stop);
    }
}
