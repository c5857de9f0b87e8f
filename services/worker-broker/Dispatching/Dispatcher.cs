using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.WorkerBroker;

/// <summary>Hands what is queued to the workers of this replica: by priority, then age, past whatever nobody here
/// fits.</summary>
/// <remarks>Two replicas read the same queue; the claim in the table decides which one gets an execution.</remarks>
internal sealed class Dispatcher(
    IServiceScopeFactory scopes, Fleet fleet, RunningExecutions running, WaitingReasons waiting, DispatchSignal signal,
    IOptions<BrokerOptions> options, TimeProvider clock, ILogger<Dispatcher> log) : BackgroundService
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
        var explain = clock.GetUtcNow() - _explainedAt >= options.Value.Poll;
        if (!explain && !fleet.HasFreeSlot) return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BrokerDbContext>();
        var left = (await QueueAsync(db, stop)).Where(queued => !TryStart(queued)).ToList();
        if (!explain) return;
        _explainedAt = clock.GetUtcNow();
        await waiting.ExplainAsync(db, left, stop);
        // Cancels that another replica consumed.
        await foreach (var id in Canceled(db).WithCancellation(stop)) running.Cancel(id);
    }

    private bool TryStart(QueuedExecution queued) =>
        running.Has(queued.Id) || (fleet.Choose(queued) is { } member && running.Start(queued.Id, member));

    /// <summary>The whole queue without its requests: what nobody fits must not hide what somebody does.</summary>
    private static Task<List<QueuedExecution>> QueueAsync(BrokerDbContext db, CancellationToken stop) =>
        db.OfAnyTenant()
        .Where(row => row.State == ExecutionState.Queued)
        .OrderByDescending(row => row.Priority).ThenBy(row => row.CreatedAt).ThenBy(row => row.Id)
        .Select(row => new QueuedExecution(
            row.Id, row.Organization, row.DeliveryId, row.Attempt, row.RequiredTags, row.RefusedBy, row.RefusalReasons,
            row.WaitingReason))
        .ToListAsync(stop);

    private static IAsyncEnumerable<Guid> Canceled(BrokerDbContext db) => db.OfAnyTenant()
        .Where(row => row.State == ExecutionState.Running && row.CancelRequestedAt != null)
        .Select(row => row.Id).AsAsyncEnumerable();
}
