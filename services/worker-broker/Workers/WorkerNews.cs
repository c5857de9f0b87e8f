using JakeOps.Contracts;
using JakeOps.Hosting.Messaging;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.WorkerBroker;

/// <summary>Tells the world that a worker came, went, or does something else now.</summary>
internal static class WorkerNews
{
    public static void PublishWorker(this BrokerDbContext db, RegisteredWorker row, int running, DateTimeOffset now) =>
        db.Publish(new WorkerChanged(
            row.Organization, row.Id.ToString(), row.Name, WorkerState.Of(row, running, now, DateTimeOffset.MinValue),
            row.Tags, running, row.Capacity, now), row.Id.ToString());

    /// <summary>The load of a member of this replica changed.</summary>
    public static async Task PublishLoadAsync(
        this BrokerDbContext db, FleetMember member, DateTimeOffset now, CancellationToken ct)
    {
        await db.Workers.IgnoreQueryFilters().Where(row => row.Id == member.WorkerId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.IdleSince, now), ct);
        if (await db.Workers.IgnoreQueryFilters().AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == member.WorkerId, ct) is { } row)
            db.PublishWorker(row, member.Running, now);
    }
}
