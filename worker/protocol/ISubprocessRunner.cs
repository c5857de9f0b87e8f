namespace JakeOps.Worker.Protocol;

/// <summary>The one boundary between orchestration and execution. It knows nothing of phases.</summary>
/// <remarks>
/// The adapters: <c>ClaudeCliAdapter</c> runs the agent CLI as a child process of this machine;
/// <c>RemoteWorkerAdapter</c> hands the request to a worker connected to the broker.
/// </remarks>
public interface ISubprocessRunner
{
    /// <summary>Runs one execution to its end. The last event is always <see cref="ExecutionEnded"/>, also when the
    /// execution failed or was canceled; only a lost connection to a remote worker ends the stream without one.</summary>
    /// <remarks>Asking for the next event acknowledges the one before: a caller stores an event, then moves on.
    /// A slow caller slows the reading of output, never the agent.</remarks>
    /// <param name="request">What to do; nothing else is read from anywhere.</param>
    /// <param name="cancel">Ends the agent and all its children, then yields the end.</param>
    /// <param name="interrupt">Ends it too, as interrupted: the working tree stays for a day, so that a retry here may go
    /// on in it. A runner that is no more than a way to another one does not obey it.</param>
    IAsyncEnumerable<ExecutionEvent> RunAsync(
        ExecutionRequest request, CancellationToken cancel, CancellationToken interrupt = default);
}

public abstract record ExecutionEvent;

/// <summary>The agent process was started.</summary>
/// <param name="Agent">Name and version as the agent CLI reports them, such as <c>2.1.330 (Claude Code)</c>.</param>
/// <param name="Simulated">True for the simulated agent.</param>
/// <param name="SessionId">The agent's session.</param>
public sealed record ExecutionBegan(string Agent, bool Simulated, Guid? SessionId = null) : ExecutionEvent;

/// <summary>The agent printed something.</summary>
/// <param name="FirstSequence">Sequence of the first piece; pieces count from 1 over the whole execution.</param>
public sealed record ExecutionPrinted(long FirstSequence, IReadOnlyList<OutputPiece> Pieces) : ExecutionEvent;

/// <summary>The end: nothing of the execution runs any more.</summary>
public sealed record ExecutionEnded(ExecutionResult Result) : ExecutionEvent;
