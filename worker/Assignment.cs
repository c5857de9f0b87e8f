namespace JakeOps.Worker;

/// <summary>One execution that the server gave, over as many connections as it takes: what is said about it is kept
/// until the server has it, and said again over the next connection.</summary>
internal sealed class Assignment
{
    private const string Retry = "retry starts the phase again.";

    private readonly AssignmentState _state;
    private readonly ISubprocessRunner _runner;
    private readonly Action<string> _say;
    private readonly Lease _lease;
    private readonly CancellationTokenSource _cancel = new();
    private readonly CancellationTokenSource _interrupt = new();
    private readonly CancellationTokenSource _unwanted = new();
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Unacknowledged _output;
    private readonly SemaphoreSlim _order = new(1, 1);
    private FrameSocket? _socket;
    private string? _interruption;

    public Assignment(AssignmentState state, ISubprocessRunner runner, TimeSpan lease, Action<string> say)
    {
        (_state, _runner, _say, _output) = (state, runner, say, new(state.Acknowledged));
        _lease = new(lease, () => Interrupt($"connection lost for {(int)_lease!.Unconfirmed.TotalSeconds} s; {Retry}"));
    }

    /// <summary>Nothing of it runs any more.</summary>
    public Task Ended => _ended.Task;

    /// <summary>The server has all of it.</summary>
    public Task Done { get; private set; } = Task.CompletedTask;

    public Guid Id => _state.Request.ExecutionId;

    public RunningExecution State => new(Id, _state.Request.Attempt, _output.Last, _state.Acknowledged);

    public void Start() => Done = Task.Run(RunAsync);

    /// <summary>The server does not want it any more.</summary>
    public void Cancel() => _ = _cancel.CancelAsync();

    /// <summary>Stops it although nobody canceled it; the first reason counts.</summary>
    public void Interrupt(string reason)
    {
        Interlocked.CompareExchange(ref _interruption, reason, null);
        _ = _interrupt.CancelAsync();
    }

    /// <summary>It is not ours: nobody wants to hear of it.</summary>
    public void Abandon()
    {
        _unwanted.Cancel();
        _settled.TrySetResult();
        Cancel();
    }

    /// <summary>The server still had it with us when this was said.</summary>
    public void Confirmed(TimeSpan saidAt, TimeSpan lease) => _lease.Confirmed(saidAt, lease);

    public void Acknowledged(long sequence)
    {
        var known = Math.Min(sequence, _output.Last);
        _output.Drop(known);
        if (known > _state.Acknowledged) _state.SafeUpTo(known);
        if (_state.Finished is { } finished && sequence > finished.Result.LastSequence) _settled.TrySetResult();
    }

    /// <summary>Speaks over this connection from now on, after saying again what the server does not have.</summary>
    public Task ResumeAsync(FrameSocket socket, ResumedExecution from)
    {
        if (from.Over) Interrupt($"connection lost; {Retry}");
        return InOrderAsync(async () =>
        {
            Acknowledged(from.Sequence);
            _socket = socket;
            foreach (var frame in (Message?[])[_state.Accept, .. _output.Frames, _state.Finished])
                if (frame is not null) await socket.SendAsync(frame);
        });
    }

    /// <summary>The connection is over; one that came after it stays.</summary>
    public void Leave(FrameSocket socket) => Interlocked.CompareExchange(ref _socket, null, socket);

    private async Task RunAsync()
    {
        var (delivery, request) = (_state.Request.Delivery, _state.Request);
        _say($"execution {Id} started: {request.Phase} for #{delivery.Number} {delivery.Title}");
        try
        {
            await foreach (var happened in _runner.RunAsync(request, _cancel.Token, _interrupt.Token))
                await TakeAsync(happened);
        }
        catch (Exception failure)
        {
            await TakeAsync(new ExecutionEnded(ExecutionResult.Without(
                Outcomes.Failed, FailureCodes.WorkerFailed, $"The worker has a problem: {failure.Message}", _output.Last)));
        }
        _lease.Dispose();
        _state.Delete();
    }

    private Task TakeAsync(ExecutionEvent happened) => happened switch
    {
        ExecutionBegan began => SayAsync(
            new Accept(Id, _state.Request.Attempt, began.Agent, began.Simulated, began.SessionId), _state.Began),
        ExecutionPrinted printed => PrintAsync(new(Id, _state.Request.Attempt, printed.FirstSequence, printed.Pieces)),
        ExecutionEnded { Result: { Outcome: Outcomes.Refused } refused } => RefuseAsync(refused.Error!),
        ExecutionEnded ended => EndAsync(ended.Result),
        _ => Task.CompletedTask,
    };

    private async Task PrintAsync(Output frame)
    {
        await _output.RoomAsync(_unwanted.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_unwanted.IsCancellationRequested) return;
        // Known before it is sent, because its acknowledgement may be faster than the sending comes back.
        await SayAsync(frame, _output.Add);
    }

    /// <summary>The owner of the machine did not allow it: nothing ran, and the server looks for another worker.</summary>
    private async Task RefuseAsync(string reason)
    {
        _say($"execution {Id} refused: {reason}");
        _ended.TrySetResult();
        if (_socket is { } socket) await socket.SendAsync(new Refuse(Id, _state.Request.Attempt, reason));
    }

    private async Task EndAsync(ExecutionResult result)
    {
        if (_interruption is { } why && result.Outcome == Outcomes.Interrupted) result = result with { Error = why };
        _say($"execution {Id} finished: {result.Outcome}{(result.Error is { } error ? $" ({error})" : "")}");
        await SayAsync(new Finished(Id, _state.Request.Attempt, result), finished =>
        {
            _state.Ended(finished);
            // Before it is sent: the server may give the slot away as soon as it hears of it.
            _ended.TrySetResult();
        });
        await _settled.Task;
    }

    /// <summary>Kept first, then said; where there is no connection the next one says it.</summary>
    private Task SayAsync<T>(T frame, Action<T> keep) where T : Message => InOrderAsync(async () =>
    {
        keep(frame);
        if (_socket is { } socket) await socket.SendAsync(frame);
    });

    private async Task InOrderAsync(Func<Task> say)
    {
        await _order.WaitAsync();
        try { await say(); }
        finally { _order.Release(); }
    }
}
