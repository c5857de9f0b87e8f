using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace JakeOps.Delivery.Tests;

/// <summary>Aborts transactions at random: before the commit, so that all is lost, or right after it, so that only the
/// answer is.</summary>
internal sealed class Crashes(int seed) : DbTransactionInterceptor
{
    private readonly Random _random = new(seed);

    public int Count { get; private set; }

    public bool On { get; set; }

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData data, InterceptionResult result, CancellationToken ct = default)
    {
        Perhaps();
        return ValueTask.FromResult(result);
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData data,
        CancellationToken ct = default)
    {
        Perhaps();
        return Task.CompletedTask;
    }

    private void Perhaps()
    {
        lock (_random)
        {
            if (!On || _random.Next(20) != 0) return;
            Count++;
        }
        throw new IOException("The process crashed here.");
    }
}
