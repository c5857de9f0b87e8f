using JakeOps.Contracts;
using JakeOps.Transcripts.Storage;
using MassTransit;

namespace JakeOps.Transcripts.Consumers;

internal sealed class ExecutionStartedConsumer(Executions executions) : IConsumer<ExecutionStarted>
{
    public async Task Consume(ConsumeContext<ExecutionStarted> context)
    {
        var (started, ct) = (context.Message, context.CancellationToken);
        var execution = await executions.OpenAsync(started.ExecutionId, started.DeliveryId, started.Attempt, ct);
        execution?.Start(started);
    }
}
