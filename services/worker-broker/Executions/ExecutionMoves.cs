using JakeOps.Hosting.Messaging;
using JakeOps.Worker.Protocol;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.WorkerBroker;

/// <summary>The moves of an execution's state inside a caller's transaction. Each is one conditional update, so of two
/// replicas, or of a result and a cancel, exactly one wins; only the winner publishes.</summary>
internal static class ExecutionMoves
{
    public static IQueryable<Execution> OfAnyTenant(this BrokerDbContext db) => db.Executions.IgnoreQueryFilters();

    /// <summary>The end; false when it had ended already, or when it is not where the caller believed.</summary>
    /// <param name="from">The state that it has to be in; null for any but finished.</param>
    /// <param name="heldBy">The worker that has to have it; null for any or none.</param>
    public static async Task<bool> FinishAsync(
        this BrokerDbContext db, Guid id, ExecutionResult result, DateTimeOffset now, CancellationToken ct,
        ExecutionState? from = null, Guid? heldBy = null)
    {
        var won = await db.OfAnyTenant()
            .Where(row => row.Id == id && row.State != ExecutionState.Finished && (from == null || row.State == from)
                && (heldBy == null || row.WorkerId == heldBy))
            .ExecuteUpdateAsync(set => set
                .SetProperty(row => row.State, ExecutionState.Finished)
                .SetProperty(row => row.Outcome, result.Outcome)
                .SetProperty(row => row.FinishedAt, now)
                .SetProperty(row => row.WaitingReason, (string?)null)
                .SetProperty(row => row.Request, ""), ct);
        if (won == 0) return false;
        var row = await db.OfAnyTenant().AsNoTracking().SingleAsync(row => row.Id == id, ct);
        var known = result with
        {
            StartedAt = row.StartedAt ?? result.StartedAt,
            LastSequence = Math.Max(result.LastSequence, row.LastSequence),
            SessionId = result.SessionId ?? row.SessionId,
        };
        db.Publish(known.ToFinished(row, now), id.ToString());
        return true;
    }

    /// <summary>Takes it off the queue for a worker; false when somebody else was faster, or it was canceled.</summary>
    public static async Task<bool> ClaimAsync(
        this BrokerDbContext db, Guid id, Guid worker, string replica, DateTimeOffset leaseUntil,
        CancellationToken ct) =>
        await db.OfAnyTenant().Where(row => row.Id == id && row.State == ExecutionState.Queued)
            .ExecuteUpdateAsync(set => set
                .SetProperty(row => row.State, ExecutionState.Running)
                .SetProperty(row => row.WorkerId, worker)
                .SetProperty(row => row.ClaimedBy, replica)
                .SetProperty(row => row.LeaseUntil, leaseUntil)
                .SetProperty(row => row.WaitingReason, (string?)null), ct) == 1;

    /// <summary>Back to the queue, because the worker that it was given to never heard of it.</summary>
    public static async Task<bool> ReturnAsync(this BrokerDbContext db, Guid id, Guid worker, CancellationToken ct) =>
        await db.OfAnyTenant()
            .Where(row => row.Id == id && row.State == ExecutionState.Running && row.WorkerId == worker
                && row.StartedAt == null && row.CancelRequestedAt == null)
            .ExecuteUpdateAsync(set => set
                .SetProperty(row => row.State, ExecutionState.Queued)
                .SetProperty(row => row.WorkerId, (Guid?)null)
                .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null), ct) == 1;

    /// <summary>Back to the queue, with the names of those who will not take it.</summary>
    public static async Task<bool> RequeueAsync(
        this BrokerDbContext db, Guid id, List<Guid> refusedBy, List<string> reasons, string kind,
        CancellationToken ct) =>
        await db.OfAnyTenant()
            .Where(row => row.Id == id && row.State == ExecutionState.Running && row.CancelRequestedAt == null)
            .ExecuteUpdateAsync(set => set
                .SetProperty(row => row.State, ExecutionState.Queued)
                .SetProperty(row => row.WorkerId, (Guid?)null)
                .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null)
                .SetProperty(row => row.RefusedBy, refusedBy)
                .SetProperty(row => row.RefusalReasons, reasons)
                .SetProperty(row => row.Kind, kind), ct) == 1;

    /// <summary>Stops it where it is: on the queue at once, on a worker by a note that its run obeys.</summary>
    public static async Task<bool> CancelAsync(
        this BrokerDbContext db, Guid id, string reason, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.FinishAsync(id, Endings.Canceled(reason, now), now, ct, from: ExecutionState.Queued)) return true;
        await db.OfAnyTenant()
            .Where(row => row.Id == id && row.State == ExecutionState.Running && row.CancelRequestedAt == null)
            .ExecuteUpdateAsync(set => set
                .SetProperty(row => row.CancelReason, reason)
                .SetProperty(row => row.CancelRequestedAt, now), ct);
        return await db.OfAnyTenant().AnyAsync(row => row.Id == id, ct);
    }
}
