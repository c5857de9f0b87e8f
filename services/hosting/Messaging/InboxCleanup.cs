using JakeOps.Hosting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JakeOps.Hosting.Messaging;

/// <summary>Forgets consumed messages after a week, far beyond any redelivery. Two replicas at once do no harm.</summary>
internal sealed class InboxCleanup<TContext>(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<InboxCleanup<TContext>> log) : BackgroundService
    where TContext : ServiceDbContext
{
    private static readonly TimeSpan Keep = TimeSpan.FromDays(7);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try { await CleanAsync(stop); }
            catch (Exception failure) when (!stop.IsCancellationRequested) { log.CleanupFailed(typeof(TContext).Name, failure); }
            await Task.Delay(TimeSpan.FromHours(1), clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    internal async Task<int> CleanAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TContext>();
        var before = clock.GetUtcNow() - Keep;
        return await db.Inbox.Where(row => row.ConsumedAt < before).ExecuteDeleteAsync(stop);
    }
}
