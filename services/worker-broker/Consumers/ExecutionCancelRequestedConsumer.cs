using JakeOps.Contracts;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.WorkerBroker;

/// <summary>Takes an execution off the queue, or stops it where it runs. One that is not known yet is remembered,
/// because its request may arrive later.</summary>
internal sealed class ExecutionCancelRequestedConsumer(BrokerDbContext db, RunningExecutions running,
    TimeProvider clock)
    : IConsumer<ExecutionCancelRequested>
{
    public async Task Consume(ConsumeContext<ExecutionCancelRequested> context)
    {
        var (asked, now, ct) = (context.Message, clock.GetUtcNow(), context.CancellationToken);
        if (await db.CancelAsync(asked.ExecutionId, asked.Reason, now, ct))
            running.Cancel(asked.ExecutionId);
        else if (!await db.EarlyCancels.AnyAsync(row => row.ExecutionId == asked.ExecutionId, ct))
            db.EarlyCancels.Add(new() { ExecutionId = asked.ExecutionId, Reason = asked.Reason, At = now });
    }
}
