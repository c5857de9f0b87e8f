using JakeOps.Contracts;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Delivery;

/// <summary>Completes the record of a run; it decides nothing, so it also holds for ended runs and closed
/// Deliveries.</summary>
internal sealed class RunSummarizedConsumer(DeliveryDbContext db, ILogger<RunSummarizedConsumer> log)
    : IConsumer<RunSummarized>
{
    public async Task Consume(ConsumeContext<RunSummarized> context)
    {
        var told = context.Message;
        var run = await db.Runs.FirstOrDefaultAsync(
            one => one.Id == told.ExecutionId && one.DeliveryId == told.DeliveryId, context.CancellationToken);
        if (run is null) log.Ignored(nameof(RunSummarized), told.DeliveryId, "there is no such run");
        else run.Summarize(told);
    }
}
