using System.Collections.Concurrent;
using JakeOps.Worker.Protocol;

namespace JakeOps.Worker;

/// <summary>One execution that the server gave: its events go back over the connection in order, and no more output
/// than the server allows is on its way without an acknowledgement.</summary>
internal sealed class Assignment(
    ExecutionRequest request, FrameSocket socket, ISubprocessRunner runner, Action<string> say, CancellationToken over)
{
    private const string Stopped = "The worker was stopped while the agent ran; retry starts the phase again.";

    private readonly CancellationTokenSource _cancel = CancellationTokenSource.CreateLinkedTokenSource(over);
    private readonly SemaphoreSlim _window = new(Wire.UnacknowledgedFrames);
    private readonly ConcurrentQueue<long> _sent = new();
    private long _last;
    private bool _canceled;

    public Task Done { get; set; } = Task.CompletedTask;

    public RunningExecution State => new(request.ExecutionId, request.Attempt, _last);

    /// <summary>The server does not want it any more.</summary>
    public void Cancel()
    {
        _canceled = true;
        Interrupt();
    }

    /// <summary>Stops it although nobody canceled it.</summary>
    public void Interrupt() => _ = _cancel.CancelAsync();

    public void Acknowledged(long sequence)
    {
        while (_sent.TryPeek(out var first) && first <= sequence && _sent.TryDequeue(out _)) _window.Release();
    }

    public async Task RunAsync()
    {
        var (delivery, id) = (request.Delivery, request.ExecutionId);
        say($"execution {id} started: {request.Phase} for #{delivery.Number} {delivery.Title}");
        try
        {
            await foreach (var happened in runner.RunAsync(request, _cancel.Token)) await SendAsync(happened);
        }
        catch (Exception failure)
        {
            var now = DateTimeOffset.UtcNow;
            await SendAsync(new ExecutionEnded(new(
                Outcomes.Failed, FailureCodes.WorkerFailed, $"The worker has a problem: {failure.Message}", null, null,
                null, null, null, null, 0, 0, now, now)));
        }
    }

    private async Task SendAsync(ExecutionEvent happened)
    {
        var (id, attempt) = (request.ExecutionId, request.Attempt);
        switch (happened)
        {
            case ExecutionBegan began:
                await socket.SendAsync(new Accept(id, attempt, began.Agent, began.Simulated));
                break;
            case ExecutionPrinted printed:
                await _window.WaitAsync(over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                _sent.Enqueue(_last = printed.FirstSequence + printed.Pieces.Count - 1);
                await socket.SendAsync(new Output(id, attempt, printed.FirstSequence, printed.Pieces));
                break;
            case ExecutionEnded { Result: var result }:
                if (!_canceled && result.Outcome == Outcomes.Canceled)
                    result = result with
                    {
                        Outcome = Outcomes.Interrupted,
                        Code = FailureCodes.ConnectionLost,
                        Error = Stopped,
                    };
                await socket.SendAsync(new Finished(id, attempt, result));
                say($"execution {id} finished: {result.Outcome}{(result.Error is { } error ? $" ({error})" : "")}");
                break;
        }
    }
}
