namespace JakeOps.WorkerBroker;

/// <param name="WaitingReason">One sentence: what it waits for while it is queued.</param>
internal sealed record ExecutionView(
    Guid Id, string DeliveryId, string Phase, int Attempt, ExecutionState State, string? Outcome, Guid? WorkerId,
    string? Worker, string? WaitingReason, IReadOnlyList<string> RequiredTags, string Repository, int Priority,
    DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt)
{
    /// <summary>What it waited for, oldest first, at most 30; only where one execution was asked for.</summary>
    public IReadOnlyList<Waited>? Waited { get; init; }
}
