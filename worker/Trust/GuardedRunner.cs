using System.Runtime.CompilerServices;
using JakeOps.Worker.Protocol;

namespace JakeOps.Worker;

/// <summary>Runs only what the machine's owner allows, and writes down what was asked and what became of it.</summary>
internal sealed class GuardedRunner(
    ISubprocessRunner agents, Policy policy, Approval? approval, AuditLog audit, Progress progress) : ISubprocessRunner
{
    public async IAsyncEnumerable<ExecutionEvent> RunAsync(
        ExecutionRequest request, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (narrowed, refusal) = policy.Narrow(request);
        var log = audit.Begin(narrowed);
        log.Line("policy", refusal ?? policy.File ?? "none");
        if (refusal is null && approval is not null)
        {
            refusal = await AskAsync(approval, narrowed, cancel);
            log.Line("approval", refusal ?? "given at the terminal");
        }
        else log.Line("approval", "not asked for");
        if (refusal is not null || cancel.IsCancellationRequested)
        {
            yield return await EndAsync(log, narrowed, NotRun(refusal));
            yield break;
        }
        using var shown = progress.Show(narrowed);
        await foreach (var one in agents.RunAsync(narrowed, cancel))
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

    private static ExecutionResult NotRun(string? refusal) => new(
        refusal is null ? Outcomes.Canceled : Outcomes.Refused, null, refusal ?? "The run was canceled.", null, null, null,
        null, null, null, 0, 0, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow);
}
