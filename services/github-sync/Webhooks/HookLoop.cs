using System.Text.Json;
using JakeOps.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.GitHubSync;

/// <summary>Applies what was stored. Of two replicas the one whose update comes first applies it; should both, one save
/// fails.</summary>
internal sealed class HookLoop(
    IServiceScopeFactory scopes, HookStore store, HookSignal signal, HookApplication application, SyncWishes wishes,
    IOptions<HookOptions> options, TimeProvider clock, ILogger<HookLoop> log) : BackgroundService
{
    private const int AtOnce = 100;

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Courtesy = TimeSpan.FromMilliseconds(200);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var more = false;
            try { more = await TurnAsync(stoppingToken); }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested) { log.LoopFailed(failure); }
            if (!more) await signal.WaitAsync(Tick, stoppingToken);
        }
    }

    private async Task<bool> TurnAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GitHubSyncDbContext>();
        var now = clock.GetUtcNow();
        var due = await db.Hooks.IgnoreQueryFilters().AsNoTracking()
            .Where(row => row.State == HookState.Received && row.NotBefore <= now)
            .OrderBy(row => row.NotBefore).ThenBy(row => row.ReceivedAt).Take(AtOnce)
            .Select(row => new { row.Organization, row.SourceId, row.Id }).ToListAsync(stop);
        foreach (var one in due)
        {
            await store.QuietAsync(Courtesy, stop);
            var until = clock.GetUtcNow() + Lease;
            var mine = await db.Hooks.IgnoreQueryFilters().Where(row => row.SourceId == one.SourceId && row.Id == one.Id
                    && row.State == HookState.Received && row.NotBefore <= now)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.NotBefore, until), stop) == 1;
            if (mine) await ApplyAsync(one.Organization, one.SourceId, one.Id, stop);
        }
        return due.Count == AtOnce;
    }

    private async Task ApplyAsync(string organization, string sourceId, string id, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Organization = organization;
        var db = scope.ServiceProvider.GetRequiredService<GitHubSyncDbContext>();
        var hook = await db.Hooks.SingleOrDefaultAsync(row => row.SourceId == sourceId && row.Id == id, stop);
        if (hook is null) return;
        try
        {
            var facts = JsonSerializer.Deserialize<HookFacts>(hook.Facts, Payloads.Json)!;
            if (await application.ApplyAsync(db, hook, facts, stop) is { } problem) await LaterAsync(db, hook, problem, stop);
            else
            {
                hook.State = HookState.Applied;
                await db.SaveChangesAsync(stop);
            }
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            log.HookFailed(hook.Event, id, sourceId, failure);
            await LaterAsync(db, hook, "It could not be applied; the service's log has the reason.", stop);
        }
    }

    /// <summary>Nothing of what it was about to change is kept. In the end the repository is read instead.</summary>
    private async Task LaterAsync(GitHubSyncDbContext db, Hook hook, string why, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var (attempts, id, source) = (hook.Attempts + 1, hook.Id, hook.SourceId);
        var failed = attempts >= options.Value.Attempts;
        var (state, again) = (failed ? HookState.Failed : HookState.Received,
            clock.GetUtcNow() + options.Value.RetryDelay * Math.Pow(2, attempts - 1));
        await db.Hooks.Where(row => row.SourceId == source && row.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Attempts, attempts).SetProperty(row => row.State, state)
            .SetProperty(row => row.NotBefore, again).SetProperty(row => row.Error, why), stop);
        if (failed) await wishes.WantAsync(db, [source], stop);
    }
}
