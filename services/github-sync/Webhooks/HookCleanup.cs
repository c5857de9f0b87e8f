using JakeOps.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.GitHubSync;

/// <summary>Forgets old webhooks and polls. Two replicas at once do no harm.</summary>
internal sealed class HookCleanup(
    IServiceScopeFactory scopes, IOptions<GitHubSyncOptions> options, IOptions<HookOptions> hooks, IOptions<SyncOptions> sync,
    TimeProvider clock, ILogger<HookCleanup> log) : PeriodicWork(clock, log)
{
    private readonly TimeProvider _clock = clock;

    protected override TimeSpan Pause => options.Value.CleanupInterval;

    protected override async Task WorkAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GitHubSyncDbContext>();
        var (received, polled) = (_clock.GetUtcNow() - hooks.Value.KeptFor, _clock.GetUtcNow() - sync.Value.PollsFor);
        await db.Hooks.IgnoreQueryFilters().Where(row => row.ReceivedAt < received).ExecuteDeleteAsync(stop);
        await db.Polls.IgnoreQueryFilters().Where(row => row.At < polled).ExecuteDeleteAsync(stop);
    }
}
