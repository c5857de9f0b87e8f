using JakeOps.Contracts;
using MassTransit;

namespace JakeOps.Delivery;

internal sealed class ExecutionWaitingConsumer(DeliveryDbContext db, ILogger<ExecutionWaitingConsumer> log)
    : IConsumer<ExecutionWaiting>
{
    public Task Consume(ConsumeContext<ExecutionWaiting> context) =>
        db.ChangeAsync(context.Message.DeliveryId, nameof(ExecutionWaiting), log,
            delivery => delivery.Waits(context.Message), context.CancellationToken);
}
