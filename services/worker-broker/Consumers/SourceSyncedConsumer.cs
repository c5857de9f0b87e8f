using JakeOps.Contracts;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.WorkerBroker;

/// <summary>Keeps what the status says of polling.</summary>
internal sealed class SourceSyncedConsumer(BrokerDbContext db) : IConsumer<SourceSynced>
{
    private const string Gone = "gone";

    public async Task Consume(ConsumeContext<SourceSynced> context)
    {
        var (news, ct) = (context.Message, context.CancellationToken);
        var known = await db.PolledSources.SingleOrDefaultAsync(row => row.SourceId == news.SourceId, ct);
        if (known?.PolledAt > news.PolledAt) return;
        if (news.State == Gone)
        {
            if (known is not null) db.Remove(known);
            return;
        }
        if (known is null)
            db.Add(known = new()
            {
                Organization = news.Organization, SourceId = news.SourceId, Repository = news.Repository,
                PolledAt = news.PolledAt,
            });
        (known.Repository, known.PolledAt, known.Problem) = (news.Repository, news.PolledAt, news.Problem);
    }
}
