using JakeOps.Contracts;
using JakeOps.Hosting.Messaging;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.WorkerBroker;

/// <summary>What a worker says of itself, cleaned.</summary>
internal sealed record WorkerFacts(
    string Organization, string MachineId, string Name, List<string> Tags, int Capacity, string Version, string Os);

/// <summary>The workers table: who is there, by which connection.</summary>
internal sealed class WorkerRegister(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>The worker is here now, by this connection; an older one of it counts no more.</summary>
    public async Task<Guid> ArriveAsync(WorkerFacts facts, Guid connection, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BrokerDbContext>();
        var worker = await db.Workers.IgnoreQueryFilters()
            .SingleOrDefaultAsync(row => row.Organization == facts.Organization && row.MachineId == facts.MachineId,
                ct);
        if (worker is null)
        {
            worker = new() { Organization = facts.Organization, MachineId = facts.MachineId, Name = facts.Name };
            db.Workers.Add(worker);
        }
        (worker.Name, worker.Tags, worker.Capacity) = (facts.Name, facts.Tags, facts.Capacity);
        (worker.Version, worker.Os) = (facts.Version, facts.Os);
        (worker.Connection, worker.LastSeen) = (connection, clock.GetUtcNow());
        Publish(db, worker, "online");
        await db.SaveChangesAsync(ct);
        return worker.Id;
    }

    /// <summary>False when the worker has another connection by now, here or on another replica.</summary>
    public async Task<bool> SeenAsync(Guid worker, Guid connection, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BrokerDbContext>();
        var now = clock.GetUtcNow();
        return await Mine(db, worker, connection)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastSeen, now), ct) == 1;
    }

    public async Task LeaveAsync(Guid worker, Guid connection)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BrokerDbContext>();
        if (await Mine(db, worker, connection).SingleOrDefaultAsync() is not { } row) return;
        (row.Connection, row.LastSeen) = (null, clock.GetUtcNow());
        Publish(db, row, "offline");
        await db.SaveChangesAsync();
    }

    private static IQueryable<RegisteredWorker> Mine(BrokerDbContext db, Guid worker, Guid connection) =>
        db.Workers.IgnoreQueryFilters().Where(row => row.Id == worker && row.Connection == connection);

    private void Publish(BrokerDbContext db, RegisteredWorker row, string state) => db.Publish(new WorkerChanged(
        row.Organization, row.Id.ToString(), row.Name, state, row.Tags, SlotsUsed: 0, row.Capacity, clock.GetUtcNow()),
        row.Id.ToString());
}
