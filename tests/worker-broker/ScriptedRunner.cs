using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker.Tests;

/// <summary>A runner that prints its lines and ends, or, endless, waits for a cancel or to be released: then it prints
/// its lines once more.</summary>
internal sealed class ScriptedRunner(int lines = 3, bool endless = false) : ISubprocessRunner
{
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;

    public ConcurrentQueue<Guid> Began { get; } = new();

    public int Running => Volatile.Read(ref _running);

    public async IAsyncEnumerable<ExecutionEvent> RunAsync(
        ExecutionRequest request, [EnumeratorCancellation] CancellationToken cancel, CancellationToken interrupt = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, interrupt);
        Interlocked.Increment(ref _running);
        Began.Enqueue(request.ExecutionId);
        yield return new ExecutionBegan("scripted", true);
        for (var line = 1; line <= lines && !stop.IsCancellationRequested; line++)
            yield return new ExecutionPrinted(line, [new($"line {line}")]);
        var printed = lines;
        if (endless)
        {
            await _released.Task.WaitAsync(stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            for (; printed < lines * 2 && !stop.IsCancellationRequested; printed++)
                yield return new ExecutionPrinted(printed + 1, [new($"line {printed + 1}")]);
        }
        Interlocked.Decrement(ref _running);
        yield return new ExecutionEnded(Sample.Result(
            cancel.IsCancellationRequested ? Outcomes.Canceled
                : interrupt.IsCancellationRequested ? Outcomes.Interrupted : Outcomes.Succeeded, printed,
            stop.IsCancellationRequested ? "Stopped." : null));
    }

    public void Release() => _released.TrySetResult();
}
