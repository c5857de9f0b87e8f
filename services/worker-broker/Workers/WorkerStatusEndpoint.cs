using JakeOps.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.WorkerBroker;

/// <param name="Online">Workers that are connected.</param>
/// <param name="Busy">Workers among them that run something.</param>
/// <param name="Queued">Executions that wait.</param>
/// <param name="Sync">Of the sources.</param>
internal sealed record WorkerStatus(
    int Online, int Busy, int Queued, IReadOnlyList<WorkerSummary> Workers, SyncStatus Sync);

/// <param name="State">online, busy (no free slot) or offline.</param>
internal sealed record WorkerSummary(
    Guid Id, string Name, string State, IReadOnlyList<string> Tags, int SlotsUsed, int Slots, string Version, string Os,
    DateTimeOffset LastSeen);

/// <param name="LastPolledAt">When a source was polled last, to the minute.</param>
/// <param name="Error">What is wrong with the source that was polled last among those with a problem.</param>
internal sealed record SyncStatus(DateTimeOffset? LastPolledAt, string? Error);

/// <summary>The Python server's route: clients of that know three states.</summary>
internal static class WorkerStatusEndpoint
{
    private const int MostWorkers = 200;

    public static void MapWorkerStatus(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/worker/status", Status).WithTags("Workers").WithName("GetWorkerStatus").Needs(Permission.Read)
            .WithSummary("Who is online, and how much waits.");

    private static async Task<Ok<WorkerStatus>> Status(
        Caller caller, BrokerDbContext db, IOptions<BrokerOptions> options, TimeProvider clock, CancellationToken ct)
    {
        var rows = await db.Workers.AsNoTracking()
            .OrderByDescending(row => row.LastSeen).Take(MostWorkers).ToListAsync(ct);
        var running = await WorkerEndpoints.RunningAsync(db, rows, ct);
        var alive = clock.GetUtcNow() - options.Value.Silence;
        var views = rows.Select(row => View(row, running.GetValueOrDefault(row.Id), alive)).ToList();
        var queued = await db.Executions.CountAsync(row => row.State == ExecutionState.Queued, ct);
        return TypedResults.Ok(new WorkerStatus(
            views.Count(view => view.State != WorkerState.Offline),
            views.Count(view => view.State != WorkerState.Offline && view.SlotsUsed > 0),
            queued, views, await SyncAsync(db, ct)));
    }

    private static async Task<SyncStatus> SyncAsync(BrokerDbContext db, CancellationToken ct)
    {
        var newest = db.PolledSources.AsNoTracking().OrderByDescending(row => row.PolledAt);
        var last = await newest.Select(row => (DateTimeOffset?)row.PolledAt).FirstOrDefaultAsync(ct);
        var problem = await newest.Where(row => row.Problem != null)
            .Select(row => row.Repository + ": " + row.Problem).FirstOrDefaultAsync(ct);
        return new(last, problem);
    }

    private static WorkerSummary View(RegisteredWorker row, int running, DateTimeOffset alive)
    {
        var state = row.Connection is null || row.LastSeen < alive ? WorkerState.Offline
            : running >= row.Capacity ? WorkerState.Busy : WorkerState.Online;
        return new(row.Id, row.Name, state, row.Tags, running, row.Capacity, row.Version, row.Os, row.LastSeen);
    }
}
