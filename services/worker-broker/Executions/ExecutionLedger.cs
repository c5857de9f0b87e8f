using JakeOps.Contracts;
using JakeOps.Hosting.Messaging;
using JakeOps.Worker.Protocol;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.WorkerBroker;

/// <summary>What a run writes down: each call is one transaction together with its messages.</summary>
/// <remarks>Times are the clock of the replica and not of the database, so that both databases behave alike and tests
/// can be short. Replicas differ by seconds at most; a worker stops long enough before its lease ends.</remarks>
internal sealed class ExecutionLedger(
    IServiceScopeFactory scopes, Fleet fleet,
    IOptions<BrokerOptions> options, TimeProvider clock, ILogger<ExecutionLedger> log)
{
    private static readonly string Replica = $"{Environment.MachineName}:{Guid.NewGuid():N}";

    private DateTimeOffset Now => clock.GetUtcNow();

    public Task<ExecutionRequest?> ClaimAsync(Guid id, FleetMember member, CancellationToken ct) =>
        InTransactionAsync(async db =>
    {
        if (!await db.ClaimAsync(id, member.WorkerId, Replica, Now + options.Value.Lease, ct)) return null;
        db.PublishWorker(member, Now);
        var json = await db.OfAnyTenant().Where(row => row.Id == id).Select(row => row.Request).SingleAsync(ct);
        return Translation.ToRequest(json);
    }, ct);

    public Task<bool> StartedAsync(
        ExecutionRequest request, FleetMember member, ExecutionBegan began, CancellationToken ct) =>
            InTransactionAsync(async db =>
    {
        var won = await db.OfAnyTenant()
            .Where(row => row.Id == request.ExecutionId && row.State == ExecutionState.Running && row.StartedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.StartedAt, Now), ct) == 1;
        if (won)
            db.Publish(new ExecutionStarted(
                request.Organization, request.ExecutionId, request.Delivery.Id, request.Attempt,
                member.WorkerId.ToString(), member.Name, began.Agent, began.Simulated, Now),
                request.ExecutionId.ToString());
        return won;
    }, ct);

    public Task<bool> FinishAsync(Guid id, ExecutionResult result, CancellationToken ct) =>
        InTransactionAsync(async db =>
    {
        var won = await db.FinishAsync(id, result, Now, ct);
        if (won) log.ExecutionFinished(id, result.Outcome, result.Error);
        return won;
    }, ct);

    /// <summary>Its worker does not have it any more.</summary>
    public Task<bool> InterruptAsync(Guid id, Guid worker, string reason, CancellationToken ct) =>
        InTransactionAsync(async db =>
    {
        var cancel = await db.OfAnyTenant().Where(row => row.Id == id).Select(row => row.CancelReason).SingleAsync(ct);
        var result = cancel is null ? Endings.Interrupted(reason, Now) : Endings.Canceled(cancel, Now);
        var won = await db.FinishAsync(id, result, Now, ct, from: ExecutionState.Running, heldBy: worker);
        if (won) log.ExecutionFinished(id, result.Outcome, result.Error);
        return won;
    }, ct);

    /// <summary>A worker said no: back to the queue for another one, or the end where there is none.</summary>
    public Task<bool> RefusedAsync(Guid id, FleetMember member, string reason, CancellationToken ct) =>
        InTransactionAsync(async db =>
    {
        log.ExecutionRefused(id, member.Name, reason);
        var row = await db.OfAnyTenant().AsNoTracking().SingleAsync(row => row.Id == id, ct);
        var queued = QueuedExecution.Of(row) with
        {
            RefusedBy = [.. row.RefusedBy, member.WorkerId],
            RefusalReasons = [.. row.RefusalReasons, $"{member.Name}: {reason}"],
        };
        if (row.CancelReason is { } cancel) return await db.FinishAsync(id, Endings.Canceled(cancel, Now), Now, ct);
        if (queued.RefusedBy.Count < options.Value.Refusals && fleet.Fitting(queued).Any())
            return db.QueueGrew = await db.RequeueAsync(queued, ct);
        var sentence = $"No worker takes it. {string.Join("; ", queued.RefusalReasons)}";
        return await db.FinishAsync(id, Endings.Refused(sentence, Now), Now, ct);
    }, ct);

    /// <summary>The worker still has it.</summary>
    public Task<int> RenewAsync(Guid id, Guid worker, long lastSequence, CancellationToken ct) =>
        InTransactionAsync(db =>
        db.OfAnyTenant().Where(row => row.Id == id && row.WorkerId == worker && row.State == ExecutionState.Running)
            .ExecuteUpdateAsync(set => set
                .SetProperty(row => row.LeaseUntil, Now + options.Value.Lease)
                .SetProperty(
                    row => row.LastSequence,
                    row => row.LastSequence > lastSequence ? row.LastSequence : lastSequence), ct), ct);

    /// <summary>How far its output got, for the one that finds it dead.</summary>
    public Task<int> NoteAsync(Guid id, long lastSequence, CancellationToken ct) => InTransactionAsync(db =>
        db.OfAnyTenant().Where(row => row.Id == id && row.LastSequence < lastSequence)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastSequence, lastSequence), ct), ct);

    /// <summary>Executions that the table gives to a worker.</summary>
    public Task<List<Held>> HeldByAsync(Guid worker, CancellationToken ct) => InTransactionAsync(db =>
        db.OfAnyTenant().Where(row => row.WorkerId == worker && row.State == ExecutionState.Running)
            .Select(row => new Held(row.Id, row.Attempt)).ToListAsync(ct), ct);

    public Task<bool> ChangedAsync(FleetMember member, CancellationToken ct) => InTransactionAsync(db =>
    {
        db.PublishWorker(member, Now);
        return Task.FromResult(true);
    }, ct);

    private async Task<T> InTransactionAsync<T>(Func<BrokerDbContext, Task<T>> work, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BrokerDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var result = await work(db);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return result;
    }
}

internal sealed record Held(Guid ExecutionId, int Attempt);
