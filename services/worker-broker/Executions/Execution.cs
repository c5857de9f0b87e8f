using JakeOps.Hosting;

namespace JakeOps.WorkerBroker;

internal enum ExecutionState { Queued, Running, Finished }

/// <summary>One agent run, from its request to its end. The row decides: whoever moves its state owns the
/// move.</summary>
internal sealed class Execution : ITenantOwned
{
    public required Guid Id { get; init; }

    public required string Organization { get; init; }

    public required int Attempt { get; init; }

    public required string DeliveryId { get; init; }

    public required string Phase { get; init; }

    /// <summary>The worker protocol's request as JSON; empty once the execution is finished.</summary>
    public required string Request { get; set; }

    public required List<string> RequiredTags { get; init; }

    /// <summary>By <see cref="RepositoryName"/>.</summary>
    public required string Repository { get; init; }

    /// <summary>By <see cref="WorkKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Higher goes first.</summary>
    public required int Priority { get; init; }

    /// <summary>Lower goes first among the same priority; repositories take turns.</summary>
    public required long Turn { get; init; }

    public ExecutionState State { get; set; }

    public Guid? WorkerId { get; init; }

    /// <summary>The broker process that handed it out.</summary>
    public string? ClaimedBy { get; init; }

    public DateTimeOffset? LeaseUntil { get; init; }

    public string? WaitingReason { get; init; }

    /// <summary>The reasons so far, as <see cref="JakeOps.WorkerBroker.WaitingHistory"/> writes them.</summary>
    public string WaitingHistory { get; init; } = "";

    public List<Guid> RefusedBy { get; init; } = [];

    public List<string> RefusalReasons { get; init; } = [];

    public string? CancelReason { get; init; }

    public DateTimeOffset? CancelRequestedAt { get; init; }

    /// <summary>Of the agent; a retry on the same worker continues it.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>Sequence of the last piece of output that was passed on.</summary>
    public long LastSequence { get; init; }

    public string? Outcome { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }
}

/// <summary>When leases were last looked at, by any replica: a gap means that nobody could renew them.</summary>
internal sealed class SweepMark
{
    public int Id { get; init; } = 1;

    public required DateTimeOffset At { get; init; }
}

/// <summary>A cancel that overtook the request it is about.</summary>
internal sealed class EarlyCancel
{
    public required Guid ExecutionId { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }
}
