using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker;

/// <summary>Runs executions on the worker at the other end of one connection.</summary>
/// <param name="window">Output frames of an execution that the worker may have sent without an acknowledgement. They
/// all fit into the execution's channel, so that a slow consumer never keeps heartbeats from being read.</param>
internal sealed class RemoteWorkerAdapter(FrameSocket socket, int window) : ISubprocessRunner
{
    private readonly ConcurrentDictionary<Guid, Assigned> _assigned = new();
    private static readonly TimeSpan PassOnWithin = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _gone = new();
    private volatile bool _closed;

    /// <summary>Canceled when the connection is lost and what had come was given time to be passed on.</summary>
    public CancellationToken Gone => _gone.Token;

    public async IAsyncEnumerable<ExecutionEvent> RunAsync(
        ExecutionRequest request, [EnumeratorCancellation] CancellationToken cancel, CancellationToken interrupt = default)
    {
        Expect(request.ExecutionId, request.Attempt, sequence: 0);
        await socket.SendAsync(new Execute(request));
        await foreach (var happened in ListenAsync(request.ExecutionId, cancel)) yield return happened;
    }

    /// <summary>From now on the worker may speak about this execution, beginning after the sequence.</summary>
    public void Expect(Guid id, int attempt, long sequence)
    {
        // Beside a full window there is room for the beginning and the end.
        var assigned = new Assigned(attempt, sequence, Channel.CreateBounded<ExecutionEvent>(window + 2));
        _assigned[id] = assigned;
        if (_closed) assigned.Events.Writer.TryComplete();
    }

    /// <summary>What the worker says about an expected execution, each acknowledged when the next is asked for.</summary>
    public async IAsyncEnumerable<ExecutionEvent> ListenAsync(
        Guid id, [EnumeratorCancellation] CancellationToken cancel)
    {
        var assigned = _assigned[id];
        try
        {
            await using var stop = cancel.Register(() => _ = socket.SendAsync(new Cancel(id, "Canceled.")));
            await foreach (var happened in assigned.Events.Reader.ReadAllAsync(CancellationToken.None))
            {
                yield return happened;
                if (happened is ExecutionPrinted printed)
                    await socket.SendAsync(new Ack(id, printed.FirstSequence + printed.Pieces.Count - 1));
                if (happened is ExecutionEnded { Result.Outcome: not Outcomes.Refused } ended)
                    await socket.SendAsync(new Ack(id, ended.Result.LastSequence + 1));
            }
        }
        finally { _assigned.TryRemove(new(id, assigned)); }
    }

    /// <summary>Takes what the worker said about an execution. What is about none of its executions, or about another
    /// attempt, changes nothing.</summary>
    /// <exception cref="FrameException">The worker breaks the protocol.</exception>
    public void Take(Message message)
    {
        switch (message)
        {
            case Accept said when Find(said.ExecutionId, said.Attempt) is { } assigned:
                assigned.Begin(new(said.Agent, said.Simulated, said.SessionId));
                break;
            case Output said when Find(said.ExecutionId, said.Attempt) is { } assigned:
                assigned.Print(new(said.FirstSequence, said.Pieces));
                break;
            case Finished said when Find(said.ExecutionId, said.Attempt) is { } assigned:
                assigned.End(said.Result);
                break;
            case Refuse said when Find(said.ExecutionId, said.Attempt) is { } assigned:
                assigned.End(Endings.Refused(said.Reason, DateTimeOffset.MinValue));
                break;
        }
    }

    /// <summary>The connection is lost: every stream ends without an end.</summary>
    public void Close()
    {
        _closed = true;
        foreach (var assigned in _assigned.Values) assigned.Events.Writer.TryComplete();
        _gone.CancelAfter(PassOnWithin);
    }

    private Assigned? Find(Guid id, int attempt) =>
        _assigned.TryGetValue(id, out var assigned) && assigned.Attempt == attempt ? assigned : null;

    /// <summary>An execution that was given to the worker, as far as it told about it.</summary>
    private sealed class Assigned(int attempt, long sequence, Channel<ExecutionEvent> events)
    {
        private long _next = sequence + 1;
        private bool _begun;
        private bool _ended;

        public int Attempt => attempt;

        public Channel<ExecutionEvent> Events => events;

        public void Begin(ExecutionBegan began)
        {
            if (_begun) return;
            _begun = true;
            events.Writer.TryWrite(began);
        }

        public void Print(ExecutionPrinted printed)
        {
            if (_ended || printed.Pieces.Count == 0) return;
            if (printed.FirstSequence != _next)
                throw Broken($"Output has to go on at sequence {_next}, not at {printed.FirstSequence}.");
            _next += printed.Pieces.Count;
            if (!events.Writer.TryWrite(printed))
                throw Broken("Too much output was sent without waiting for its acknowledgement.");
        }

        public void End(ExecutionResult result)
        {
            _ended = true;
            events.Writer.TryWrite(new ExecutionEnded(result));
            events.Writer.TryComplete();
        }

        private static FrameException Broken(string reason) =>
            new(System.Net.WebSockets.WebSocketCloseStatus.PolicyViolation, reason);
    }
}
