namespace JakeOps.WorkerBroker;

/// <summary>Where a run goes on that a worker brought back.</summary>
/// <param name="Sequence">Everything up to here was passed on.</param>
internal sealed record Resumption(ExecutionLabel Label, long Sequence, RemoteWorkerAdapter Worker);
