using System.Runtime.CompilerServices;
using JakeOps.Worker.Protocol;

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
            refusal = await AskAsync(approval, narrowed, stop.Token);
            log.Line("approval", refusal ?? "given at the terminal");
        }
        else log.Line("approval", "not asked for");
        if (refusal is not null || cancel.IsCancellationRequested || interrupt.IsCancellationRequested)
        {
            yield return await EndAsync(log, narrowed, NotRun(refusal, cancel.IsCancellationRequested));
            yield break;
        }
        using var shown = progress.Show(narrowed);
        await foreach (var one in agents.RunAsync(narrowed, cancel, interrupt))
        {
            shown.See(one);
            yield return one is ExecutionEnded ended ? await EndAsync(log, narrowed, ended.Result) : one;
        }
    }

    private static async Task<string?> AskAsync(Approval approval, ExecutionRequest request, CancellationToken cancel)
    {
        try
        {
            return await approval.AskAsync(request, cancel);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private async Task<ExecutionEnded> EndAsync(AuditFile log, ExecutionRequest request, ExecutionResult result) =>
        new(result with { AuditHead = await audit.EndAsync(request.ExecutionId, log, result) });

    private static ExecutionResult NotRun(string? refusal, bool canceled)
    {
        var (outcome, code, why) = refusal is not null ? (Outcomes.Refused, (string?)null, refusal)
            : canceled ? (Outcomes.Canceled, null, "The run was canceled.")
            : (Outcomes.Interrupted, FailureCodes.ConnectionLost, "The run was interrupted.");
        var now = DateTimeOffset.UtcNow;
        return new(outcome, code, why, null, null, null, null, null, null, 0, 0, now, now);
    }
}
