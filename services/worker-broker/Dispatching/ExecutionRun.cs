using JakeOps.Hosting.Messaging;
using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker;

/// <summary>Drives one execution on one worker: what the runner says goes on to the bus and into the table, and only
/// then is the next thing asked for, which acknowledges it.</summary>
internal sealed class ExecutionRun(
    Guid id, FleetMember member, ExecutionLedger ledger, ConfirmedPublisher publisher, DispatchSignal signal,
    TimeProvider clock, ILogger<ExecutionRun> log)
{
    private const string Stopped = "JakeOps was stopped while the agent ran; retry starts the phase again.";

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _cancel = new();
    private bool _stopped;
    private bool _ended;

    public FleetMember Member => member;

    public Task Done { get; set; } = Task.CompletedTask;

    public long LastSequence { get; private set; }

    public void Cancel() => _ = _cancel.CancelAsync();

    public void Stop()
    {
        _stopped = true;
        Cancel();
    }

    /// <param name="gone">The process ends whatever is left to do.</param>
    public async Task RunAsync(CancellationToken gone)
    {
        var request = await UntilDoneAsync(() => ledger.ClaimAsync(id, member, gone), gone);
        if (request is null) return;
        log.ExecutionClaimed(id, member.Name);
        try
        {
            await foreach (var happened in member.Runner.RunAsync(request, _cancel.Token))
                await PassOnAsync(request, happened, gone);
        }
        catch (Exception failure) when (!gone.IsCancellationRequested)
        {
            log.RunnerFailed(id, failure);
            await EndAsync(Endings.Failed($"The runner failed: {failure.Message}", clock.GetUtcNow()), gone);
        }
        if (_ended) return;
        log.ConnectionLost(id, member.Name);
        await UntilDoneAsync(() => ledger.NoteAsync(id, LastSequence, gone), gone);
    }

    public async Task ReleaseAsync()
    {
        member.Release();
        signal.Set();
        if (member.IsGone) return;
        try { await ledger.ChangedAsync(member, CancellationToken.None); }
        catch (Exception failure) { log.TryingAgain(id, failure); }
    }

    private Task PassOnAsync(ExecutionRequest request, ExecutionEvent happened, CancellationToken gone) =>
        happened switch
        {
            ExecutionBegan began => UntilDoneAsync(() => ledger.StartedAsync(request, member, began, gone), gone),
            ExecutionPrinted printed => PrintedAsync(request, printed, gone),
            ExecutionEnded { Result: var result } => EndAsync(result, gone),
            _ => Task.CompletedTask,
        };

    private async Task PrintedAsync(ExecutionRequest request, ExecutionPrinted printed, CancellationToken gone)
    {
        var output = printed.ToOutput(request, clock.GetUtcNow());
        await UntilDoneAsync(async () =>
        {
            await publisher.PublishAsync(output, gone);
            return true;
        }, gone);
        LastSequence = printed.FirstSequence + printed.Pieces.Count - 1;
    }

    private async Task EndAsync(ExecutionResult result, CancellationToken gone)
    {
        _ended = true;
        if (_stopped && result.Outcome == Outcomes.Canceled)
            result = Endings.Interrupted(Stopped, clock.GetUtcNow()) with
            {
                SessionId = result.SessionId,
                Stats = result.Stats,
                LastSequence = result.LastSequence,
                ProcessesLeft = result.ProcessesLeft,
            };
        await UntilDoneAsync(() => result.Outcome == Outcomes.Refused
            ? ledger.RefusedAsync(id, member, result.Error ?? "no reason given", gone)
            : ledger.FinishAsync(id, result, gone), gone);
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
