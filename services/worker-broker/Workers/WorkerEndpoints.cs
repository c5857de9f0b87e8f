using JakeOps.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.WorkerBroker;

internal static class WorkerEndpoints
{
    private const int RecentRuns = 20;

    public static void MapWorkers(this IEndpointRouteBuilder routes)
    {
        var workers = routes.MapGroup("/api/workers").WithTags("Workers").Needs(Permission.Read);
        workers.MapGet("/", List).WithName("ListWorkers")
            .WithSummary("Workers that ever connected, newest first.");
        workers.MapGet("/{id:guid}", Get).WithName("GetWorker").WithSummary("One worker and its recent runs.");
        workers.MapWorkerActions();
        routes.MapWorkerStatus();
    }

    private static async Task<Ok<List<WorkerView>>> List(
        HttpContext context, Caller caller, BrokerDbContext db, IOptions<BrokerOptions> options, TimeProvider clock,
        int? limit, Guid? cursor, CancellationToken ct)
    {
        var most = Page.Limit(limit);
        var rows = await db.Workers.AsNoTracking().Where(row => cursor == null || row.Id < cursor)
            .OrderByDescending(row => row.Id).Take(most + 1).ToListAsync(ct);
        var running = await RunningAsync(db, rows, ct);
        return Page.Of(context, rows, most, row => row.Id, row => WorkerView.Of(
            row, running.GetValueOrDefault(row.Id), clock.GetUtcNow(), options.Value.Silence));
    }

    private static async Task<Results<Ok<WorkerView>, ProblemHttpResult>> Get(
        Guid id, Caller caller, BrokerDbContext db, IOptions<BrokerOptions> options, TimeProvider clock,
        CancellationToken ct)
    {
        if (await db.Workers.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct) is not { } row)
            return Unknown(id);
        var recent = await db.Executions.AsNoTracking().Where(run => run.WorkerId == id)
            .OrderByDescending(run => run.CreatedAt).Take(RecentRuns)
            .Select(run => new WorkerRun(
                run.Id, run.DeliveryId, run.Phase, run.Attempt, run.State, run.Outcome, run.Repository, run.CreatedAt,
                run.StartedAt, run.FinishedAt))
            .ToListAsync(ct);
        var view = await ViewAsync(row, db, options.Value, clock, ct);
        return TypedResults.Ok(view with { Recent = recent });
    }

    public static ProblemHttpResult Unknown(Guid id) =>
        TypedResults.Problem($"There is no worker {id}: GET /api/workers lists them.", statusCode: 404);

    public static async Task<WorkerView> ViewAsync(
        RegisteredWorker row, BrokerDbContext db, BrokerOptions options, TimeProvider clock, CancellationToken ct) =>
        WorkerView.Of(row, (await RunningAsync(db, [row], ct)).GetValueOrDefault(row.Id), clock.GetUtcNow(),
            options.Silence);

    /// <summary>How much each of them runs.</summary>
    public static async Task<Dictionary<Guid, int>> RunningAsync(
        BrokerDbContext db, IReadOnlyList<RegisteredWorker> rows, CancellationToken ct)
    {
        var ids = rows.Select(row => (Guid?)row.Id).ToList();
        return await db.Executions.Where(row => row.State == ExecutionState.Running && ids.Contains(row.WorkerId))
            .GroupBy(row => row.WorkerId!.Value)
            .ToDictionaryAsync(group => group.Key, group => group.Count(), ct);
    }
}
