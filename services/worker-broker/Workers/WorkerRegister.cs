using System.Net.WebSockets;
using JakeOps.Worker.Protocol;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.WorkerBroker;

/// <summary>What a worker says of itself, cleaned, and what its token allows.</summary>
internal sealed record WorkerFacts(
    string Organization, string MachineId, string Name, List<string> Tags, int Capacity, string Version, string Os)
{
    public List<string> Agents { get; init; } = [];

    public string? Problem { get; init; }

    public Pause? Paused { get; init; }

    public Guid? TokenId { get; init; }

    public List<string> Repositories { get; init; } = [];

    public string? Address { get; init; }
}

/// <summary>The workers table: who is there, by which connection.</summary>
internal sealed class WorkerRegister(IServiceScopeFactory scopes, TimeProvider clock)
{
    // A token must not fill the table with machines that do not exist.
    private const int MaxWorkers = 10_000;

    /// <summary>The worker is here now, by this connection; an older one of it counts no more.</summary>
    public Task<Guid> ArriveAsync(WorkerFacts facts, Guid connection, CancellationToken ct) =>
        InScopeAsync(async db =>
        {
            var (worker, now) = (await FindOrAddAsync(db, facts, ct), clock.GetUtcNow());
            (worker.Connection, worker.Connections) = (connection, worker.Connections + 1);
            (worker.ConnectedAt, worker.LastSeen, worker.IdleSince) = (now, now, now);
            (worker.Problem, worker.OwnPause, worker.TooOld) = (facts.Problem, facts.Paused, false);
            Publish(db, worker, running: 0);
            await db.SaveChangesAsync(ct);
            return worker.Id;
        });

    /// <summary>It came, but its version is not supported.</summary>
    public Task<Guid> TooOldAsync(WorkerFacts facts, string reason) => InScopeAsync(async db =>
    {
        var (worker, now) = (await FindOrAddAsync(db, facts, CancellationToken.None), clock.GetUtcNow());
        (worker.Connection, worker.TooOld, worker.LastSeen) = (null, true, now);
        (worker.LastError, worker.LastErrorAt) = (reason, now);
        Publish(db, worker, running: 0);
        await db.SaveChangesAsync();
        return worker.Id;
    });

    /// <summary>Its row, when the connection is still its own; null when it has another one by now, here or on another
    /// replica.</summary>
    public Task<RegisteredWorker?> SeenAsync(
        Guid worker, Guid connection, string? problem, Pause? paused, int running, CancellationToken ct) =>
        InScopeAsync(async db =>
        {
            if (await Mine(db, worker, connection).SingleOrDefaultAsync(ct) is not { } row) return null;
            var news = row.Problem != problem || row.OwnPause != paused;
            (row.LastSeen, row.Problem, row.OwnPause) = (clock.GetUtcNow(), problem, paused);
            if (news) Publish(db, row, running);
            await db.SaveChangesAsync(ct);
            return row;
        });

    /// <param name="error">What went wrong; null when it left by its own will.</param>
    public Task<bool> LeaveAsync(Guid worker, Guid connection, string? error) => InScopeAsync(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var now = clock.GetUtcNow();
        // Conditional in one statement: the worker may be coming back at this moment.
        if (await Mine(db, worker, connection).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Connection, (Guid?)null).SetProperty(row => row.LastSeen, now)) == 0) return false;
        var row = await db.Workers.IgnoreQueryFilters().SingleAsync(row => row.Id == worker);
        if (error is not null) (row.LastError, row.LastErrorAt) = (error, row.LastSeen);
        // What was asked of it is done: it comes back to work.
        else if (row.Pause is { Leaves: true }) row.Pause = null;
        Publish(db, row, running: 0);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return true;
    });

    private async Task<RegisteredWorker> FindOrAddAsync(
        BrokerDbContext db, WorkerFacts facts, CancellationToken ct)
    {
        var worker = await db.Workers.IgnoreQueryFilters().SingleOrDefaultAsync(
            row => row.Organization == facts.Organization && row.MachineId == facts.MachineId, ct);
        if (worker is null && await db.Workers.IgnoreQueryFilters()
            .CountAsync(row => row.Organization == facts.Organization, ct) >= MaxWorkers)
            throw new FrameException((WebSocketCloseStatus)CloseCodes.HelloRefused,
                $"The organization has {MaxWorkers} workers: forget those that are gone, and keep a worker's folder.");
        if (worker is null)
            db.Workers.Add(worker = new()
            {
                Organization = facts.Organization, MachineId = facts.MachineId, Name = facts.Name,
                FirstSeen = clock.GetUtcNow(),
            });
        (worker.Name, worker.Tags, worker.Capacity) = (facts.Name, facts.Tags, facts.Capacity);
        (worker.Version, worker.Os, worker.Agents) = (facts.Version, facts.Os, facts.Agents);
        (worker.TokenId, worker.Repositories, worker.Address) = (facts.TokenId, facts.Repositories, facts.Address);
        return worker;
    }

    private static IQueryable<RegisteredWorker> Mine(BrokerDbContext db, Guid worker, Guid connection) =>
        db.Workers.IgnoreQueryFilters().Where(row => row.Id == worker && row.Connection == connection);

    private void Publish(BrokerDbContext db, RegisteredWorker row, int running) =>
        db.PublishWorker(row, running, clock.GetUtcNow());

    private async Task<T> InScopeAsync<T>(Func<BrokerDbContext, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<BrokerDbContext>());
    }
}
