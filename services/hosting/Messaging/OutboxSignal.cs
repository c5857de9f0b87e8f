using System.Data.Common;
using JakeOps.Hosting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace JakeOps.Hosting.Messaging;

/// <summary>Wakes the relay at a commit, so that no message waits for a poll.</summary>
internal sealed class OutboxSignal<TContext> : SaveChangesInterceptor, IDbTransactionInterceptor
    where TContext : ServiceDbContext
{
    private readonly SemaphoreSlim _wake = new(0, 1);

    public Task WaitAsync(TimeSpan atMost, CancellationToken ct) => _wake.WaitAsync(atMost, ct);

    public void Set()
    {
        try { _wake.Release(); }
        catch (SemaphoreFullException) { /* it is awake already */ }
    }

    public override int SavedChanges(SaveChangesCompletedEventData saved, int result)
    {
        Saved(saved.Context);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData saved, int result, CancellationToken ct)
    {
        Saved(saved.Context);
        return ValueTask.FromResult(result);
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData ended) => Set();

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData ended, CancellationToken ct)
    {
        Set();
        return Task.CompletedTask;
    }

    private void Saved(DbContext? context)
    {
        if (context?.Database.CurrentTransaction is null && context is TContext) Set();
    }
}
