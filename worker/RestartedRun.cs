using System.Runtime.CompilerServices;

namespace JakeOps.Worker;

/// <summary>An execution of an earlier process of this worker: its agent is ended, what it printed is still there, and
/// its end is the one that was known, or that it was interrupted.</summary>
internal sealed class RestartedRun(ClaudeCliAdapter agents, AssignmentState state) : ISubprocessRunner
{
    public async IAsyncEnumerable<ExecutionEvent> RunAsync(
        ExecutionRequest request, [EnumeratorCancellation] CancellationToken cancel,
        CancellationToken interrupt = default)
    {
        if (state.Accept is { } said) yield return new ExecutionBegan(said.Agent, said.Simulated, said.SessionId);
        var (safe, last) = (state.Acknowledged, state.Acknowledged);
        await foreach (var printed in agents.ReadLeftAsync(request.ExecutionId))
        {
            var skip = (int)Math.Clamp(safe + 1 - printed.FirstSequence, 0, printed.Pieces.Count);
            last = Math.Max(last, printed.FirstSequence + printed.Pieces.Count - 1);
            if (skip == printed.Pieces.Count) continue;
            yield return new ExecutionPrinted(printed.FirstSequence + skip, [.. printed.Pieces.Skip(skip)]);
        }
        yield return new ExecutionEnded(state.Finished?.Result ?? ExecutionResult.Without(
            Outcomes.Interrupted, FailureCodes.ConnectionLost,
            "The worker was restarted while the agent ran; retry starts the phase again.", last, state.Accept?.SessionId));
        agents.Forget(request.ExecutionId);
    }
}
