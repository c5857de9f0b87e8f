using JakeOps.Contracts;
using MassTransit;

namespace JakeOps.Delivery;

internal sealed class PhaseObservedConsumer(DeliveryDbContext db, TimeProvider clock,
    ILogger<PhaseObservedConsumer> log)
    : IConsumer<PhaseObserved>
{
    public Task Consume(ConsumeContext<PhaseObserved> context) =>
        db.ChangeAsync(context.Message.DeliveryId, nameof(PhaseObserved), log, delivery =>
        {
            delivery.See(context.Message);
            return delivery.Observe(Origin.System("github-sync", clock.GetUtcNow()), context.Message);
        }, context.CancellationToken);
}
