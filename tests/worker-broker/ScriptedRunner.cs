using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker.Tests;

/// <summary>A runner that prints what it is told to and ends when the prompt's lines are used up or it is
/// canceled.</summary>
internal sealed class ScriptedRunner(int lines = 3, bool endless = false) : ISubprocessRunner
{
    private int _running;

    public ConcurrentQueue<Guid> Began { get; } = new();

    public int Running => Volatile.Read(ref _running);

    public async IAsyncEnumerable<ExecutionEvent> RunAsync(
        ExecutionRequest request, [EnumeratorCancellation] CancellationToken cancel)
    {
        Interlocked.Increment(ref _running);
        Began.Enqueue(request.ExecutionId);
        yield return new ExecutionBegan("scripted", true);
        for (var line = 1; line <= lines && !cancel.IsCancellationRequested; line++)
            yield return new ExecutionPrinted(line, [new($"line {line}")]);
        if (endless) await Task.Delay(Timeout.Infinite, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Interlocked.Decrement(ref _running);
        yield return new ExecutionEnded(Sample.Result(
            cancel.IsCancellationRequested ? Outcomes.Canceled : Outcomes.Succeeded, lines,
            cancel.IsCancellationRequested ? "Canceled." : null));
    }
}
