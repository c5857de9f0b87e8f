using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.WorkerBroker;

/// <summary>Looks at the queue when something wakes it and all the time: gives away what can be given, past whatever
/// nobody fits, and says why the rest waits.</summary>
/// <remarks>All replicas look at the same tables and choose alike; the claim in the table decides.</remarks>
internal sealed class Dispatcher(
    IServiceScopeFactory scopes, Fleet fleet, RunningExecutions running, WorkQueue queue, HandOut handOut,
    WaitingReasons waiting, DispatchSignal signal, IOptions<BrokerOptions> options, TimeProvider clock,
    ILogger<Dispatcher> log) : BackgroundService
{
    private DateTimeOffset _explainedAt;

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try { await PassAsync(stop); }
            catch (Exception failure) when (!stop.IsCancellationRequested)
            {
                log.LoopFailed(nameof(Dispatcher), failure);
            }
            await signal.WaitAsync(options.Value.Poll, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public override async Task StopAsync(CancellationToken ct)
    {
        await base.StopAsync(ct);
        await running.GiveUpAsync();
    }

    internal async Task PassAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var explain = now - _explainedAt >= options.Value.Poll;
        if (!explain && !fleet.HasFreeSlot) return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BrokerDbContext>();
        var kinds = await queue.KindsAsync(db, stop);
        // Between two explanations only what workers of this replica may take is of interest.
        if (!explain) kinds = [.. kinds.Where(kind => fleet.HasFreeSlotFor(kind.Organization))];
        if (kinds.Count > 0)
        {
            var organizations = kinds.Select(kind => kind.Organization).Distinct().ToList();
            var workers = await KnownWorker.OnlineAsync(db, organizations, now, options.Value.Silence, stop);
            var given = await handOut.GiveAsync(db, kinds, workers, stop);
            if (explain) await waiting.ExplainAsync(db, kinds, workers, given, stop);
        }
        if (!explain) return;
        _explainedAt = now;
        // Cancels that another replica consumed.
        await foreach (var id in Canceled(db).WithCancellation(stop)) running.Cancel(id);
    }

    private static IAsyncEnumerable<Guid> Canceled(BrokerDbContext db) => db.OfAnyTenant()
        .Where(row => row.State == ExecutionState.Running && row.CancelRequestedAt != null)
        .Select(row => row.Id).AsAsyncEnumerable();
}
