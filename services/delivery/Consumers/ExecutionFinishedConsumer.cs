using JakeOps.Contracts;
using MassTransit;

namespace JakeOps.Delivery;

internal sealed class ExecutionFinishedConsumer(DeliveryDbContext db, TimeProvider clock,
    ILogger<ExecutionFinishedConsumer> log)
    : IConsumer<ExecutionFinished>
{
    public Task Consume(ConsumeContext<ExecutionFinished> context)
    {
        var finished = context.Message;
        return db.ChangeAsync(finished.DeliveryId, nameof(ExecutionFinished), log, delivery =>
        {
            var worker = delivery.Runs.Find(run => run.Id == finished.ExecutionId)?.WorkerName;
            var refusal = delivery.Finish(Origin.Worker(worker ?? "worker-broker", clock.GetUtcNow()), finished);
            if (refusal is null) KeepDiff(finished);
            return refusal;
        }, context.CancellationToken);
    }

    private void KeepDiff(ExecutionFinished finished)
    {
        if (finished.Changes?.Diff is { Length: > 0 } diff)
            db.Texts.Add(new()
            {
                Organization = finished.Organization, DeliveryId = finished.DeliveryId,
                Name = LongText.DiffOf(finished.ExecutionId), Text = diff.Clean(),
            });
    }
}
