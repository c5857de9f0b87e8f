using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace JakeOps.Gateway.LiveEvents;

/// <summary>Wakes every open stream of this process when something was committed.</summary>
internal sealed class LiveEventSignal : DbTransactionInterceptor
{
    private volatile TaskCompletionSource _next = New();

    /// <summary>Taken before the table is read and awaited after it, so that nothing in between is missed.</summary>
    public Task Next => _next.Task;

    public void Set() => Interlocked.Exchange(ref _next, New()).SetResult();

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData ended) => Set();

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData ended, CancellationToken ct)
    {
        Set();
        return Task.CompletedTask;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
