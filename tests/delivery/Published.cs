using System.Collections.Concurrent;
using JakeOps.Contracts;
using JakeOps.Tests.Support;
using MassTransit;

namespace JakeOps.Delivery.Tests;

/// <summary>What the service told the others.</summary>
internal sealed class Published
{
    private readonly ConcurrentQueue<object> _messages = new();

    public IEnumerable<T> Of<T>() => _messages.OfType<T>();

    public void Add(object message) => _messages.Enqueue(message);

    public async Task<T> WaitAsync<T>(Func<T, bool> wanted) where T : class =>
        (await Eventually.BecomesAsync(() => Task.FromResult(Of<T>().FirstOrDefault(wanted)), found =>
            found is not null))!;
}

internal static class Recorders
{
    public static readonly Type[] All =
    [
        typeof(PhaseChangedRecorder), typeof(RequestedRecorder), typeof(CancelRecorder), typeof(OutputRecorder),
        typeof(FinishedRecorder),
    ];
}

internal abstract class Recorder<T>(Published published) : IConsumer<T> where T : class
{
    public Task Consume(ConsumeContext<T> context)
    {
        published.Add(context.Message);
        return Task.CompletedTask;
    }
}

internal sealed class PhaseChangedRecorder(Published published) : Recorder<DeliveryPhaseChanged>(published);

internal sealed class RequestedRecorder(Published published) : Recorder<ExecutionRequested>(published);

internal sealed class CancelRecorder(Published published) : Recorder<ExecutionCancelRequested>(published);

internal sealed class OutputRecorder(Published published) : Recorder<ExecutionOutput>(published);

internal sealed class FinishedRecorder(Published published) : Recorder<ExecutionFinished>(published);
