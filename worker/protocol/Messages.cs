using System.Text.Json.Serialization;

namespace JakeOps.Worker.Protocol;

/// <summary>A frame of the worker protocol: JSON text with a <c>type</c>. An unknown type reads as this base record and
/// is ignored, as unknown fields are.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", IgnoreUnrecognizedTypeDiscriminators = true)]
[JsonDerivedType(typeof(Hello), "hello")]
[JsonDerivedType(typeof(Welcome), "welcome")]
[JsonDerivedType(typeof(WorkerHeartbeat), "heartbeat")]
[JsonDerivedType(typeof(HeartbeatConfirmed), "heartbeat_confirmed")]
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
/// <param name="Running">Executions that the worker still has.</param>
public sealed record Hello(
    int Protocol, string Name, string MachineId, string Version, string Os, string Arch, IReadOnlyList<string> Tags,
    int Capacity, IReadOnlyList<AgentFound> Agents, IReadOnlyList<RunningExecution> Running) : Message;

public sealed record AgentFound(string Path, string Version, bool Simulated);

public sealed record RunningExecution(Guid ExecutionId, int Attempt, long LastSequence);

/// <summary>Broker, answer to <see cref="Hello"/>.</summary>
/// <param name="LeaseSeconds">How long an execution stays the worker's after the last confirmed heartbeat.</param>
/// <param name="Abandon">Executions of <see cref="Hello.Running"/> that are no longer the worker's.</param>
public sealed record Welcome(
    string WorkerId, int HeartbeatSeconds, int LeaseSeconds, IReadOnlyList<Guid> Abandon) : Message;

/// <summary>Worker, every heartbeat interval; renews the leases of the executions it names.</summary>
public sealed record WorkerHeartbeat(int FreeSlots, IReadOnlyList<RunningExecution> Running) : Message;

/// <summary>Broker: the leases were renewed.</summary>
public sealed record HeartbeatConfirmed : Message;

/// <summary>Broker: run this.</summary>
public sealed record Execute(ExecutionRequest Request) : Message;

/// <summary>Worker: it is mine; the agent was started.</summary>
public sealed record Accept(Guid ExecutionId, int Attempt, string Agent, bool Simulated) : Message;

/// <summary>Worker: not me.</summary>
/// <param name="Reason">A sentence that a person reads.</param>
public sealed record Refuse(Guid ExecutionId, int Attempt, string Reason) : Message;

/// <summary>Worker: what the agent printed. A frame is at most 64 KiB.</summary>
public sealed record Output(
    Guid ExecutionId, int Attempt, long FirstSequence, IReadOnlyList<OutputPiece> Pieces) : Message;

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
