using System.Collections.Concurrent;
using JakeOps.Worker.Protocol;

namespace JakeOps.Worker;

/// <summary>One connection to the server: takes requests, runs them, sends back what they print and how they end.
/// Nothing of it runs any more when it is over.</summary>
internal sealed class Connection(FrameSocket socket, ISubprocessRunner runner, Hello hello, Action<string> say)
{
    private static readonly TimeSpan WelcomeWithin = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<Guid, Assignment> _running = new();
    private readonly CancellationTokenSource _over = new();
    private bool _stopping;

    /// <param name="welcomed">Called when the server took us in.</param>
    public async Task RunAsync(Action<Welcome> welcomed)
    {
        var silence = WelcomeWithin;
        try
        {
            await socket.SendAsync(hello);
            while (await socket.ReceiveAsync(silence) is { } message)
            {
                if (message is Welcome welcome) silence = Beat(welcome, welcomed);
                else if (message is Execute execute) await TakeAsync(execute.Request);
                else if (message is Ack ack && _running.TryGetValue(ack.ExecutionId, out var sent))
                    sent.Acknowledged(ack.Sequence);
                else if (message is Cancel cancel && _running.TryGetValue(cancel.ExecutionId, out var unwanted))
                    unwanted.Cancel();
            }
        }
        finally
        {
            // Without a connection the server may give the work to somebody else: agents end before the next dial.
            await _over.CancelAsync();
            await Task.WhenAll(_running.Values.Select(assignment => assignment.Done));
        }
    }

    /// <summary>Ends the agents, tells the server how they ended, and says goodbye.</summary>
    public async Task StopAsync()
    {
        _stopping = true;
        foreach (var assignment in _running.Values) assignment.Interrupt();
        await Task.WhenAll(_running.Values.Select(assignment => assignment.Done));
        await socket.CloseAsync(1000, "The worker was stopped.");
    }

    private TimeSpan Beat(Welcome welcome, Action<Welcome> welcomed)
    {
        welcomed(welcome);
        var every = TimeSpan.FromSeconds(Math.Clamp(welcome.HeartbeatSeconds, 1, 60));
        _ = Task.Run(async () =>
        {
            // On a timer of its own, so that no flood of output keeps a lease from being renewed.
            using var timer = new PeriodicTimer(every);
            while (await timer.WaitForNextTickAsync(_over.Token))
                await socket.SendAsync(new WorkerHeartbeat(
                    hello.Capacity - _running.Count, [.. _running.Values.Select(assignment => assignment.State)]));
        });
        return every * 3;
    }

    private async Task TakeAsync(ExecutionRequest request)
    {
        var full = _running.Count >= hello.Capacity ? "The worker has no free slot." : null;
        var refusal = _stopping ? "The worker is stopping." : full;
        if (refusal is not null)
        {
            await socket.SendAsync(new Refuse(request.ExecutionId, request.Attempt, refusal));
            return;
        }
        var assignment = new Assignment(request, socket, runner, say, _over.Token);
        if (!_running.TryAdd(request.ExecutionId, assignment)) return;
        assignment.Done = Task.Run(async () =>
        {
            await assignment.RunAsync();
            _running.TryRemove(request.ExecutionId, out _);
        });
    }
}
