using JakeOps.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.WorkerBroker;

/// <param name="State">online, busy (no free slot) or offline.</param>
internal sealed record WorkerView(
    Guid Id, string Name, string State, IReadOnlyList<string> Tags, int SlotsUsed, int Slots, string Version, string Os,
    DateTimeOffset LastSeen);

/// <param name="Online">Workers that are connected.</param>
/// <param name="Busy">Workers among them that run something.</param>
/// <param name="Queued">Executions that wait.</param>
/// <param name="Sync">Of GitHub; nothing polls yet.</param>
internal sealed record WorkerStatus(
    int Online, int Busy, int Queued, IReadOnlyList<WorkerView> Workers, SyncStatus Sync);

internal sealed record SyncStatus(DateTimeOffset? LastPolledAt, string? Error);

internal static class WorkerEndpoints
{
    private const int StatusWorkers = 200;

    public static void MapWorkers(this IEndpointRouteBuilder routes)
    {
        var workers = routes.MapGroup("/api").WithTags("Workers");
        workers.MapGet("/workers", List).WithName("ListWorkers")
            .WithSummary("Workers that ever connected, newest first.");
        workers.MapGet("/workers/{id:guid}", Get).WithName("GetWorker").WithSummary("One worker.");
        workers.MapGet("/worker/status", Status).WithName("GetWorkerStatus")
            .WithSummary("Who is online, and how much waits.");
    }

    private static async Task<Ok<List<WorkerView>>> List(
        HttpContext context, Caller caller, BrokerDbContext db,
        IOptions<BrokerOptions> options, TimeProvider clock, int? limit,
        Guid? cursor, CancellationToken ct)
    {
        var most = Page.Limit(limit);
        var rows = await db.Workers.AsNoTracking().Where(row => cursor == null || row.Id < cursor)
            .OrderByDescending(row => row.Id).Take(most + 1).ToListAsync(ct);
        var used = await UsedAsync(db, rows, ct);
        var alive = clock.GetUtcNow() - options.Value.Silence;
        return Page.Of(context, rows, most, row => row.Id, row => View(row, used, alive));
    }

    private static async Task<Results<Ok<WorkerView>, ProblemHttpResult>> Get(
        Guid id, Caller caller, BrokerDbContext db,
        IOptions<BrokerOptions> options, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Workers.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct) is not { } row)
            return TypedResults.Problem($"There is no worker {id}: GET /api/workers lists them.", statusCode: 404);
        return TypedResults.Ok(View(row, await UsedAsync(db, [row], ct), clock.GetUtcNow() - options.Value.Silence));
    }

    private static async Task<Ok<WorkerStatus>> Status(
        Caller caller, BrokerDbContext db, IOptions<BrokerOptions> options, TimeProvider clock, CancellationToken ct)
    {
        var rows = await db.Workers.AsNoTracking()
            .OrderByDescending(row => row.LastSeen).Take(StatusWorkers).ToListAsync(ct);
        var used = await UsedAsync(db, rows, ct);
        var views = rows.Select(row => View(row, used, clock.GetUtcNow() - options.Value.Silence)).ToList();
        var queued = await db.Executions.CountAsync(row => row.State == ExecutionState.Queued, ct);
        return TypedResults.Ok(new WorkerStatus(
            views.Count(view => view.State != "offline"),
            views.Count(view => view.State != "offline" && view.SlotsUsed > 0),
            queued, views, new(null, null)));
    }

    private static async Task<Dictionary<Guid, int>> UsedAsync(
        BrokerDbContext db, List<RegisteredWorker> rows, CancellationToken ct)
    {
        var ids = rows.Select(row => (Guid?)row.Id).ToList();
        return await db.Executions.Where(row => row.State == ExecutionState.Running && ids.Contains(row.WorkerId))
            .GroupBy(row => row.WorkerId!.Value)
            .ToDictionaryAsync(group => group.Key, group => group.Count(), ct);
    }

    private static WorkerView View(RegisteredWorker row, Dictionary<Guid, int> used, DateTimeOffset alive)
    {
        var slots = used.GetValueOrDefault(row.Id);
        var gone = row.Connection is null || row.LastSeen < alive;
        var state = gone ? "offline" : slots >= row.Capacity ? "busy" : "online";
        return new(row.Id, row.Name, state, row.Tags, slots, row.Capacity, row.Version, row.Os, row.LastSeen);
    }
}
