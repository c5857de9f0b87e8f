using JakeOps.Contracts;
using JakeOps.Transcripts.Storage;
using MassTransit;

namespace JakeOps.Transcripts.Consumers;

internal sealed class ExecutionFinishedConsumer(Executions executions, Digestion digestion, TimeProvider clock)
    : IConsumer<ExecutionFinished>
{
    public async Task Consume(ConsumeContext<ExecutionFinished> context)
    {
        var (finished, ct) = (context.Message, context.CancellationToken);
        var execution = await executions.OpenAsync(finished.ExecutionId, finished.DeliveryId, finished.Attempt, ct);
        if (execution is null) return;
        execution.Finish(finished, clock.GetUtcNow());
        // What was cut off will not come however long it is waited for.
        if (execution.Complete || execution.Cut) await digestion.CloseAsync(execution, ct);
    }
}
