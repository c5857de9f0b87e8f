using JakeOps.Contracts;
using JakeOps.Transcripts.Storage;
using MassTransit;

namespace JakeOps.Transcripts.Consumers;

/// <summary>Keeps which Deliveries there are and which execution of each runs.</summary>
internal sealed class DeliveryPhaseChangedConsumer(TranscriptsDbContext db, Executions executions)
    : IConsumer<DeliveryPhaseChanged>
{
    public async Task Consume(ConsumeContext<DeliveryPhaseChanged> context)
    {
        var (changed, ct) = (context.Message, context.CancellationToken);
        var delivery = await db.Deliveries.FindAsync([changed.Organization, changed.DeliveryId], ct);
        if (delivery is null) db.Add(delivery = new() { Organization = changed.Organization, Id = changed.DeliveryId });
        if (!delivery.Change(changed.Version, changed.ExecutionId)) return;
        db.Touch(changed.DeliveryId);
        // A viewer may ask for the run before its first line is there.
        if (changed.ExecutionId is { } id) await executions.OpenAsync(id, changed.DeliveryId, changed.Attempt, ct);
    }
}
