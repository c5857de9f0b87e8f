using JakeOps.Hosting.Messaging;
using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker;

/// <summary>Drives one execution on one worker: what the runner says goes on to the bus and into the table, and only
/// then is the next thing asked for, which acknowledges it.</summary>
internal sealed class ExecutionRun(
    Guid id, FleetMember member, ExecutionLedger ledger, ConfirmedPublisher publisher, DispatchSignal signal,
    TimeProvider clock, ILogger<ExecutionRun> log, Resumption? from = null)
{
    private const string Stopped = "JakeOps was stopped while the agent ran; retry starts the phase again.";

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _cancel = new();
    private readonly CancellationTokenSource _interrupt = new();
    private bool _ended;

    public FleetMember Member => member;

    public Task Done { get; set; } = Task.CompletedTask;

    public long LastSequence { get; private set; } = from?.Sequence ?? 0;

    public void Cancel() => _ = _cancel.CancelAsync();

    public void Stop() => _ = _interrupt.CancelAsync();

    /// <param name="stopped">The process ends whatever is left to do.</param>
    public async Task RunAsync(CancellationToken stopped)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopped, member.Gone);
        try { await DriveAsync(over.Token); }
        catch (OperationCanceledException) when (over.IsCancellationRequested) { /* the worker says it again */ }
        if (_ended || stopped.IsCancellationRequested) return;
        log.ConnectionLost(id, member.Name);
        try { await ledger.NoteAsync(id, LastSequence, stopped); }
        catch (Exception failure) { log.TryingAgain(id, failure); }
    }

    private async Task DriveAsync(CancellationToken gone)
    {
        var (label, events) = from is null ? await TakeAsync(gone) : Resumed(from);
        if (label is null) return;
        try
        {
            await foreach (var happened in events) await PassOnAsync(label, happened, gone);
        }
        catch (Exception failure) when (!gone.IsCancellationRequested)
        {
            log.RunnerFailed(id, failure);
            await EndAsync(Endings.Failed($"The runner failed: {failure.Message}", clock.GetUtcNow()), gone);
        }
    }

    private async Task<(ExecutionLabel? Label, IAsyncEnumerable<ExecutionEvent> Events)> TakeAsync(CancellationToken gone)
    {
        var request = await UntilDoneAsync(() => ledger.ClaimAsync(id, member, gone), gone);
        if (request is null)
        {
            _ended = true;
            return (null, AsyncEnumerable.Empty<ExecutionEvent>());
        }
        log.ExecutionClaimed(id, member.Name);
        return (ExecutionLabel.Of(request), member.Runner.RunAsync(request, _cancel.Token, _interrupt.Token));
    }

    private (ExecutionLabel Label, IAsyncEnumerable<ExecutionEvent> Events) Resumed(Resumption from)
    {
        log.ExecutionResumed(id, member.Name, from.Sequence);
        return (from.Label, from.Worker.ListenAsync(id, _cancel.Token));
    }

    public async Task ReleaseAsync()
    {
        member.Release();
        signal.Set();
        if (member.IsGone) return;
        try { await ledger.ChangedAsync(member, CancellationToken.None); }
        catch (Exception failure) { log.TryingAgain(id, failure); }
    }

    private Task PassOnAsync(ExecutionLabel label, ExecutionEvent happened, CancellationToken gone) =>
        happened switch
        {
            ExecutionBegan began => UntilDoneAsync(() => ledger.StartedAsync(label, member, began, gone), gone),
            ExecutionPrinted printed => PrintedAsync(label, printed, gone),
            ExecutionEnded { Result: var result } => EndAsync(result, gone),
            _ => Task.CompletedTask,
        };

    private async Task PrintedAsync(ExecutionLabel label, ExecutionPrinted printed, CancellationToken gone)
    {
        var output = printed.ToOutput(label, clock.GetUtcNow());
        await UntilDoneAsync(async () =>
        {
            await publisher.PublishAsync(output, gone);
            return true;
        }, gone);
        LastSequence = printed.FirstSequence + printed.Pieces.Count - 1;
    }

    private async Task EndAsync(ExecutionResult result, CancellationToken gone)
    {
        if (_interrupt.IsCancellationRequested && result.Outcome == Outcomes.Interrupted)
            result = result with { Error = Stopped };
        await UntilDoneAsync(() => result.Outcome == Outcomes.Refused
            ? ledger.RefusedAsync(id, member, result.Error ?? "no reason given", gone)
            : ledger.FinishAsync(id, result, gone), gone);
        _ended = true;
    }

    /// <summary>A database or bus that is away comes back; meanwhile the runner waits, and the agent behind
    /// it.</summary>
    private async Task<T> UntilDoneAsync<T>(Func<Task<T>> write, CancellationToken gone)
    {
        for (var pause = TimeSpan.FromMilliseconds(100); ; pause = pause < LongestPause ? pause * 2 : LongestPause)
        {
            try { return await write(); }
            catch (Exception failure) when (!gone.IsCancellationRequested) { log.TryingAgain(id, failure); }
            await Task.Delay(pause, clock, gone);
        }
    }
}
