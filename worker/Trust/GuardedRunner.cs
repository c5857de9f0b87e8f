using System.Runtime.CompilerServices;

namespace JakeOps.Worker;

/// <summary>Runs only what the machine's owner allows, and writes down what was asked and what became of it.</summary>
internal sealed class GuardedRunner(
    ISubprocessRunner agents, Policy policy, Approval? approval, AuditLog audit, Progress progress) : ISubprocessRunner
{
    public async IAsyncEnumerable<ExecutionEvent> RunAsync(
        ExecutionRequest request, [EnumeratorCancellation] CancellationToken cancel,
        CancellationToken interrupt = default)
    {
        var (narrowed, refusal) = policy.Narrow(request);
        var log = audit.Begin(narrowed);
        log.Line("policy", refusal ?? policy.File ?? "none");
        if (refusal is null && approval is not null)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, interrupt);
            refusal = await approval.AskAsync(narrowed, stop.Token);
            log.Line("approval", refusal ?? (stop.IsCancellationRequested ? "not needed any more" : "given at the terminal"));
        }
        else log.Line("approval", "not asked for");
        if (refusal is not null || cancel.IsCancellationRequested || interrupt.IsCancellationRequested)
        {
            yield return await EndAsync(log, narrowed, NotRun(refusal, cancel.IsCancellationRequested));
            yield break;
        }
        progress.Began(narrowed);
        try
        {
            await foreach (var one in agents.RunAsync(narrowed, cancel, interrupt))
                yield return one is ExecutionEnded ended ? await EndAsync(log, narrowed, ended.Result) : one;
        }
        finally { progress.Ended(narrowed.ExecutionId); }
    }

    private async Task<ExecutionEnded> EndAsync(AuditFile log, ExecutionRequest request, ExecutionResult result) =>
        new(result with { AuditHead = await audit.EndAsync(request.ExecutionId, log, result) });

    private static ExecutionResult NotRun(string? refusal, bool canceled) =>
        refusal is not null ? ExecutionResult.Without(Outcomes.Refused, null, refusal)
        : canceled ? ExecutionResult.Without(Outcomes.Canceled, null, "The run was canceled.")
        : ExecutionResult.Without(Outcomes.Interrupted, FailureCodes.ConnectionLost, "The run was interrupted.");
}
