using JakeOps.Hosting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JakeOps.Hosting.Messaging;

/// <summary>Forgets consumed messages after a week, far beyond any redelivery. Two replicas at once do no harm.</summary>
internal sealed class InboxCleanup<TContext>(
    IServiceScopeFactory scopes, IOptions<InboxOptions> options, TimeProvider clock, ILogger<InboxCleanup<TContext>> log)
    : PeriodicWork(clock, log) where TContext : ServiceDbContext
{
    private static readonly TimeSpan Keep = TimeSpan.FromDays(7);

    private readonly TimeProvider _clock = clock;

    protected override TimeSpan Pause => options.Value.CleanupInterval;

    protected override async Task WorkAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TContext>();
        var before = _clock.GetUtcNow() - Keep;
        await db.Inbox.Where(row => row.ConsumedAt < before).ExecuteDeleteAsync(stop);
    }
}
