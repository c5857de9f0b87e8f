using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace JakeOps.WorkerBroker;

/// <summary>Wakes the dispatcher: a slot became free, a worker came, or work was committed to the queue.</summary>
internal sealed class DispatchSignal : DbTransactionInterceptor
{
    private readonly SemaphoreSlim _wake = new(0, 1);

    public Task WaitAsync(TimeSpan atMost, CancellationToken ct) => _wake.WaitAsync(atMost, ct);

    public void Set()
    {
        try { _wake.Release(); }
        catch (SemaphoreFullException) { /* it is awake already */ }
    }

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData ended, CancellationToken ct = default)
    {
        if (ended.Context is BrokerDbContext { QueueGrew: true }) Set();
        return Task.CompletedTask;
    }
}
