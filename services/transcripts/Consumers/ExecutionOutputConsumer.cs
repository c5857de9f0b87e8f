using JakeOps.Contracts;
using JakeOps.Transcripts.Storage;
using MassTransit;

namespace JakeOps.Transcripts.Consumers;

internal sealed class ExecutionOutputConsumer(
    Executions executions, OutputStore store, Digestion digestion, ILogger<ExecutionOutputConsumer> log)
    : IConsumer<ExecutionOutput>
{
    public async Task Consume(ConsumeContext<ExecutionOutput> context)
    {
        var (batch, ct) = (context.Message, context.CancellationToken);
        if (batch.FirstSequence < 1 || batch.FirstSequence > long.MaxValue - batch.Pieces.Count)
        {
            log.OutputRefused(batch.ExecutionId, $"there is no sequence {batch.FirstSequence}.");
            return;
        }
        var execution = await executions.OpenAsync(batch.ExecutionId, batch.DeliveryId, batch.Attempt, ct);
        if (execution is null) return;
        var wasComplete = execution.Complete;
        var newLines = await store.StoreAsync(execution, batch, ct);
        if (newLines && !execution.Closed) await digestion.DigestAsync(execution, ct);
        if (wasComplete || !execution.Complete) return;
        if (execution.Closed) await digestion.DigestAnewAsync(execution, ct);
        else await digestion.CloseAsync(execution, ct);
    }
}
