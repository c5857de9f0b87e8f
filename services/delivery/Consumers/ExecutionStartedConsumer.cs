using JakeOps.Contracts;
using MassTransit;

namespace JakeOps.Delivery;

internal sealed class ExecutionStartedConsumer(DeliveryDbContext db, TimeProvider clock,
    ILogger<ExecutionStartedConsumer> log)
    : IConsumer<ExecutionStarted>
{
    public Task Consume(ConsumeContext<ExecutionStarted> context) =>
        db.ChangeAsync(context.Message.DeliveryId, nameof(ExecutionStarted), log,
            delivery => delivery.Began(Origin.Worker(context.Message.WorkerName, clock.GetUtcNow()), context.Message),
            context.CancellationToken);
}
