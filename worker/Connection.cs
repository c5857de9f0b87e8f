namespace JakeOps.Worker;

/// <summary>One connection to the server: takes requests and says how they go. The executions outlive it.</summary>
internal sealed class Connection(FrameSocket socket, Hello hello, Assignments work, Action<string> say)
{
    private static readonly TimeSpan WelcomeWithin = TimeSpan.FromSeconds(30);

    private readonly ConcurrentQueue<Renewal> _unanswered = new();
    private readonly CancellationTokenSource _over = new();
    private TimeSpan? _silence;

    /// <param name="welcomed">Called when the server took us in.</param>
    public async Task RunAsync(Action welcomed)
    {
        var arrival = work.Renewal();
        try
        {
            await socket.SendAsync(hello with { Running = arrival.Running });
            while (await socket.ReceiveAsync(_silence ?? WelcomeWithin) is { } message)
            {
                if (message is Welcome welcome && _silence is null)
                {
                    _silence = Beat(TimeSpan.FromSeconds(Math.Clamp(welcome.HeartbeatSeconds, 1, 60)));
                    welcomed();
                    await work.ResumeAsync(welcome, arrival, socket);
                }
                else if (_silence is not null) await TakeAsync(message);
            }
        }
        finally
        {
            await _over.CancelAsync();
            work.Leave(socket);
        }
    }

    private async Task TakeAsync(Message message)
    {
        switch (message)
        {
            case Execute execute:
                var (id, attempt) = (execute.Request.ExecutionId, execute.Request.Attempt);
                if (await work.TakeAsync(execute, socket) is { } refusal)
                    await socket.SendAsync(new Refuse(id, attempt, refusal));
                break;
            case Cancel cancel:
                work.Find(cancel.ExecutionId)?.Cancel();
                break;
            case Ack ack:
                work.Find(ack.ExecutionId)?.Acknowledged(ack.Sequence);
                break;
            case HeartbeatConfirmed confirmed when _unanswered.TryDequeue(out var renewal):
                work.Duty.Heard(confirmed);
                renewal.Confirmed(work.LeaseLength);
                break;
            case HeartbeatUnconfirmed missed when _unanswered.TryDequeue(out _):
                say($"the server could not renew the leases: {missed.Reason}");
                break;
        }
    }

    /// <summary>On a timer of its own, so that no flood of output keeps a lease from being renewed.</summary>
    /// <returns>How long the server may be silent.</returns>
    private TimeSpan Beat(TimeSpan every)
    {
        _ = Task.Run(async () =>
        {
            while (true)
            {
                await work.Duty.ChangedWithinAsync(every, _over.Token);
                var renewal = work.Renewal();
                _unanswered.Enqueue(renewal);
                await socket.SendAsync(new WorkerHeartbeat(
                    work.FreeSlots, renewal.Running, work.Duty.Problem, work.Duty.Paused));
            }
        });
        return every * 3;
    }
}
