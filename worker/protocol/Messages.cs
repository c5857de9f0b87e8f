using System.Text.Json.Serialization;

namespace JakeOps.Worker.Protocol;

/// <summary>A frame of the worker protocol: JSON text with a <c>type</c>. An unknown type reads as this base record and
/// is ignored, as unknown fields are.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", IgnoreUnrecognizedTypeDiscriminators = true)]
[JsonDerivedType(typeof(Hello), "hello")]
[JsonDerivedType(typeof(Welcome), "welcome")]
[JsonDerivedType(typeof(WorkerHeartbeat), "heartbeat")]
[JsonDerivedType(typeof(HeartbeatConfirmed), "heartbeat_confirmed")]
[JsonDerivedType(typeof(HeartbeatUnconfirmed), "heartbeat_unconfirmed")]
[JsonDerivedType(typeof(Execute), "execute")]
[JsonDerivedType(typeof(Accept), "accept")]
[JsonDerivedType(typeof(Refuse), "refuse")]
[JsonDerivedType(typeof(Output), "output")]
[JsonDerivedType(typeof(Ack), "ack")]
[JsonDerivedType(typeof(Finished), "finished")]
[JsonDerivedType(typeof(Cancel), "cancel")]
[JsonDerivedType(typeof(Superseded), "superseded")]
[JsonDerivedType(typeof(UpgradeRequired), "upgrade_required")]
public record Message;

/// <summary>Worker, first frame.</summary>
/// <param name="Protocol">Version of this protocol that the worker speaks.</param>
/// <param name="MachineId">Made once by the worker and kept; tells apart workers that share a token.</param>
/// <param name="Agents">Agent CLIs that were found and probed.</param>
/// <param name="Running">Executions that the worker still has: the agent runs, or its end was not acknowledged yet.</param>
/// <param name="Problem">Why it can take nothing at all, as a sentence (too little disk, no working agent); null when it
/// can. A worker with a problem gets nothing.</param>
/// <param name="Paused">Set where its owner paused or drains it on the machine; it gets nothing new.</param>
public sealed record Hello(
    int Protocol, string Name, string MachineId, string Version, string Os, string Arch, IReadOnlyList<string> Tags,
    int Capacity, IReadOnlyList<AgentFound> Agents, IReadOnlyList<RunningExecution> Running, string? Problem = null,
    Pause? Paused = null) : Message;

public sealed record AgentFound(string Path, string Version, bool Simulated);

/// <param name="LastSequence">Sequence of the last piece that was cut from the agent's output.</param>
/// <param name="Acknowledged">The highest sequence whose <see cref="Ack"/> came.</param>
public sealed record RunningExecution(Guid ExecutionId, int Attempt, long LastSequence, long Acknowledged = 0);

/// <summary>A worker takes nothing new; what runs goes on.</summary>
/// <param name="Reason">Why, in a few words of a person.</param>
/// <param name="Until">When it takes work again by itself; null: when somebody resumes it.</param>
/// <param name="Leaves">A drain: it goes when nothing runs any more.</param>
/// <param name="By">Who paused it at the server; null where it was done on the machine.</param>
public sealed record Pause(string? Reason, DateTimeOffset? Until, bool Leaves, string? By = null);

/// <summary>Broker, answer to <see cref="Hello"/>.</summary>
/// <param name="LeaseSeconds">How long an execution stays the worker's after the last confirmed heartbeat.</param>
/// <param name="Abandon">Executions of <see cref="Hello.Running"/> that are not the worker's: to be stopped and
/// forgotten.</param>
/// <param name="Resume">All others of <see cref="Hello.Running"/>. Their leases were renewed by the hello.</param>
public sealed record Welcome(
    string WorkerId, int HeartbeatSeconds, int LeaseSeconds, IReadOnlyList<Guid> Abandon,
    IReadOnlyList<ResumedExecution>? Resume = null) : Message;

/// <summary>An execution that goes on over this connection: the worker says <see cref="Accept"/> again where the agent
/// was started, then everything after <see cref="Sequence"/>.</summary>
/// <param name="Sequence">Everything up to here is safe with the servers.</param>
/// <param name="Over">It has ended for the servers: an agent that still runs is to be stopped; what it printed until
/// then is taken all the same.</param>
public sealed record ResumedExecution(Guid ExecutionId, int Attempt, long Sequence, bool Over = false);

/// <summary>Worker, every heartbeat interval, and at once when its problem or pause changes; renews the leases of the
/// executions it names.</summary>
/// <param name="Problem">As in <see cref="Hello"/>, and what holds from now on.</param>
/// <param name="Paused">As in <see cref="Hello"/>, and what holds from now on.</param>
public sealed record WorkerHeartbeat(
    int FreeSlots, IReadOnlyList<RunningExecution> Running, string? Problem = null, Pause? Paused = null) : Message;

/// <summary>Broker: the leases were renewed.</summary>
/// <param name="Paused">Set where somebody paused the worker at the server; with <see cref="Pause.Leaves"/> it is asked to
/// end when nothing runs any more.</param>
/// <param name="Queue">What waits in the worker's organization; null when nothing does.</param>
public sealed record HeartbeatConfirmed(Pause? Paused = null, WaitingWork? Queue = null) : Message;

/// <summary>What waits for workers, for an owner who wonders why this one idles.</summary>
/// <param name="Total">Executions that wait.</param>
/// <param name="NotForThisWorker">What of it this worker never gets, the longest waiting first; at most 10 kinds.</param>
public sealed record WaitingWork(int Total, IReadOnlyList<UnfitWork> NotForThisWorker);

/// <summary>Executions that ask for the same.</summary>
/// <param name="OldestAt">Since when the oldest waits.</param>
/// <param name="Why">One sentence: why this worker does not get them.</param>
public sealed record UnfitWork(int Count, IReadOnlyList<string> RequiredTags, DateTimeOffset OldestAt, string Why);

/// <summary>Broker: it was heard, but the leases could not be renewed.</summary>
/// <param name="Reason">For the worker's log.</param>
public sealed record HeartbeatUnconfirmed(string Reason) : Message;

/// <summary>Broker: run this.</summary>
public sealed record Execute(ExecutionRequest Request) : Message;

/// <summary>Worker: it is mine; the agent was started.</summary>
/// <param name="SessionId">The agent's session; a retry on this worker may continue it.</param>
public sealed record Accept(Guid ExecutionId, int Attempt, string Agent, bool Simulated, Guid? SessionId = null) : Message;

/// <summary>Worker: not me.</summary>
/// <param name="Reason">A sentence that a person reads.</param>
public sealed record Refuse(Guid ExecutionId, int Attempt, string Reason) : Message;

/// <summary>Worker: what the agent printed. A frame is at most 64 KiB.</summary>
public sealed record Output(
    Guid ExecutionId, int Attempt, long FirstSequence, IReadOnlyList<OutputPiece> Pieces) : Message
{
    [JsonIgnore]
    public long LastSequence => FirstSequence + Pieces.Count - 1;
}

/// <summary>Broker: everything up to here is safe with the servers.</summary>
public sealed record Ack(Guid ExecutionId, long Sequence) : Message;

/// <summary>Worker: it is over. Said again after a reconnect until the broker acknowledged <see cref="ExecutionResult.LastSequence"/> + 1.</summary>
public sealed record Finished(Guid ExecutionId, int Attempt, ExecutionResult Result) : Message;

/// <summary>Broker: stop it.</summary>
public sealed record Cancel(Guid ExecutionId, string Reason) : Message;

/// <summary>Broker: the same worker connected again; this connection is closed.</summary>
public sealed record Superseded(string Reason) : Message;

/// <summary>Broker: this worker's protocol is outside the supported range; the connection is closed.</summary>
public sealed record UpgradeRequired(int Minimum, int Maximum, string Reason) : Message;
