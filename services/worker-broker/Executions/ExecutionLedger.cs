using JakeOps.Contracts;
using JakeOps.Hosting.Messaging;
using JakeOps.Worker.Protocol;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.WorkerBroker;

/// <summary>What a run writes down: each call is one transaction together with its messages.</summary>
/// <remarks>Times are those of the clock that all replicas share, the database's.</remarks>
internal sealed class ExecutionLedger(
    IServiceScopeFactory scopes,
    IOptions<BrokerOptions> options, TimeProvider clock, ILogger<ExecutionLedger> log)
{
    private static readonly string Replica = $"{Environment.MachineName}:{Guid.NewGuid():N}";

    private DateTimeOffset Now => clock.GetUtcNow();

    public Task<ExecutionRequest?> ClaimAsync(Guid id, FleetMember member, CancellationToken ct) =>
        InTransactionAsync(async db =>
    {
        if (!await db.ClaimAsync(id, member.WorkerId, Replica, Now + options.Value.Lease, ct)) return null;
        await db.PublishLoadAsync(member, Now, ct);
        var json = await db.OfAnyTenant().Where(row => row.Id == id).Select(row => row.Request).SingleAsync(ct);
        return Translation.ToRequest(json);
    }, ct);

    public Task<bool> StartedAsync(
        ExecutionLabel label, FleetMember member, ExecutionBegan began, CancellationToken ct) =>
            InTransactionAsync(async db =>
    {
        var won = await db.OfAnyTenant()
            .Where(row => row.Id == label.Id && row.State == ExecutionState.Running && row.StartedAt == null)
            .ExecuteUpdateAsync(set => set
                .SetProperty(row => row.StartedAt, Now)
                .SetProperty(row => row.SessionId, began.SessionId), ct) == 1;
        if (won)
            db.Publish(new ExecutionStarted(
                label.Organization, label.Id, label.DeliveryId, label.Attempt,
                member.WorkerId.ToString(), member.Name, began.Agent, began.Simulated, Now), label.Id.ToString());
        return won;
    }, ct);

    public Task<bool> FinishAsync(Guid id, ExecutionResult result, CancellationToken ct) =>
        InTransactionAsync(async db =>
    {
        var won = await db.FinishAsync(id, result, Now, ct);
        if (won) log.ExecutionFinished(id, result.Outcome, result.Error);
        return won;
    }, ct);

    /// <summary>Its worker does not have it: back to the queue where no agent was started, else the end.</summary>
    public Task<bool> LostAsync(Guid id, FleetMember member, CancellationToken ct) => InTransactionAsync(async db =>
        await db.ReturnAsync(id, member.WorkerId, ct)
            ? db.QueueGrew = true
            : await InterruptAsync(db, id, member.WorkerId, Endings.LostBy(member.Name), ct), ct);

    /// <summary>Its worker does not have it any more.</summary>
    public Task<bool> InterruptAsync(Guid id, Guid worker, string reason, CancellationToken ct) =>
        InTransactionAsync(db => InterruptAsync(db, id, worker, reason, ct), ct);

    /// <summary>A worker said no: back to the queue for another one, or the end where there is none.</summary>
    public Task<bool> RefusedAsync(Guid id, FleetMember member, string reason, CancellationToken ct) =>
        InTransactionAsync(async db =>
    {
        reason = HelloCheck.Said(reason) ?? "no reason given";
        log.ExecutionRefused(id, member.Name, reason);
        var row = await db.OfAnyTenant().AsNoTracking().SingleAsync(row => row.Id == id, ct);
        List<Guid> refusedBy = [.. row.RefusedBy, member.WorkerId];
        List<string> reasons = [.. row.RefusalReasons, $"{member.Name}: {reason}"];
        if (row.CancelReason is { } cancel) return await db.FinishAsync(id, Endings.Canceled(cancel, Now), Now, ct);
        var work = new WorkKind(row.RequiredTags, row.Repository, refusedBy);
        var online = await KnownWorker.OnlineAsync(db, [row.Organization], Now, options.Value.Silence, ct);
        if (refusedBy.Count < options.Value.Refusals && online.Exists(worker => worker.Fits(work)))
            return db.QueueGrew = await db.RequeueAsync(
                id, refusedBy, reasons, WorkKind.KeyOf(work.RequiredTags, work.Repository, refusedBy), ct);
        var sentence = $"No worker takes it. {string.Join("; ", reasons)}";
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

    /// <summary>What a worker that connects again has; the others of its list are not its own.</summary>
    public Task<List<Execution>> KnownAsync(
        FleetMember member, IReadOnlyList<RunningExecution> named, CancellationToken ct) => InTransactionAsync(async db =>
    {
        var ids = named.Select(one => one.ExecutionId).ToList();
        var rows = await db.OfAnyTenant().AsNoTracking()
            .Where(row => ids.Contains(row.Id) && row.WorkerId == member.WorkerId).ToListAsync(ct);
        return rows.Where(row => named.Any(one => one.ExecutionId == row.Id && one.Attempt == row.Attempt)).ToList();
    }, ct);

    /// <summary>Executions that the table gives to a worker.</summary>
    public Task<List<Held>> HeldByAsync(Guid worker, CancellationToken ct) => InTransactionAsync(db =>
        db.OfAnyTenant().Where(row => row.WorkerId == worker && row.State == ExecutionState.Running)
            .Select(row => new Held(row.Id, row.Attempt)).ToListAsync(ct), ct);

    public Task<bool> ChangedAsync(FleetMember member, CancellationToken ct) => InTransactionAsync(async db =>
    {
        await db.PublishLoadAsync(member, Now, ct);
        return true;
    }, ct);

    private async Task<bool> InterruptAsync(
        BrokerDbContext db, Guid id, Guid worker, string reason, CancellationToken ct)
    {
        var cancel = await db.OfAnyTenant().Where(row => row.Id == id).Select(row => row.CancelReason).SingleAsync(ct);
        var result = cancel is null ? Endings.Interrupted(reason, Now) : Endings.Canceled(cancel, Now);
        var won = await db.FinishAsync(id, result, Now, ct, from: ExecutionState.Running, heldBy: worker);
        if (won) log.ExecutionFinished(id, result.Outcome, result.Error);
        return won;
    }

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
