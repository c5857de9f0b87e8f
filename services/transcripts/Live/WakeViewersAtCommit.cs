using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace JakeOps.Transcripts.Live;

/// <summary>Consumers do not see their own commit; this does, and not before it would a viewer find anything.</summary>
internal sealed class WakeViewersAtCommit : DbTransactionInterceptor
{
    public static readonly WakeViewersAtCommit Instance = new();

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData ended) =>
        (ended.Context as TranscriptsDbContext)?.WakeViewers();

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData ended, CancellationToken ct)
    {
        TransactionCommitted(transaction, ended);
        return Task.CompletedTask;
    }
}
