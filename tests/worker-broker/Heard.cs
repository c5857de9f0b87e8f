using System.Collections.Concurrent;
using JakeOps.Contracts;
using MassTransit;

namespace JakeOps.WorkerBroker.Tests;

/// <summary>What the broker said on the bus.</summary>
internal sealed class Heard
{
    private readonly ConcurrentQueue<object> _messages = new();

    /// <summary>While set, the consumer of output does not come to an end.</summary>
    public TaskCompletionSource? Hold { get; set; }

    public void Add(object message) => _messages.Enqueue(message);

    public List<T> All<T>() => [.. _messages.OfType<T>()];

    public List<T> Of<T>(Guid execution) where T : class =>
        [.. _messages.OfType<T>()
            .Where(message => (Guid)typeof(T).GetProperty("ExecutionId")!.GetValue(message)! == execution)];
}

internal sealed class StartedRecorder(Heard heard) : Recorder<ExecutionStarted>(heard);

internal sealed class WaitingRecorder(Heard heard) : Recorder<ExecutionWaiting>(heard);

internal sealed class FinishedRecorder(Heard heard) : Recorder<ExecutionFinished>(heard);

internal sealed class WorkerRecorder(Heard heard) : Recorder<WorkerChanged>(heard);

internal sealed class OutputRecorder(Heard heard) : IConsumer<ExecutionOutput>
{
    public async Task Consume(ConsumeContext<ExecutionOutput> context)
    {
        if (heard.Hold is { } hold) await hold.Task;
        heard.Add(context.Message);
    }
}

internal abstract class Recorder<T>(Heard heard) : IConsumer<T> where T : class
{
    public Task Consume(ConsumeContext<T> context)
    {
        heard.Add(context.Message);
        return Task.CompletedTask;
    }
}
