using JakeOps.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.WorkerBroker;

/// <param name="Priority">From -1000 to 1000; higher goes first.</param>
internal sealed record PriorityBody(int? Priority);

internal static class ExecutionEndpoints
{
    private const int MaxPriority = 1000;

    public static void MapExecutions(this IEndpointRouteBuilder routes)
    {
        var executions = routes.MapGroup("/api/executions").WithTags("Executions").Needs(Permission.Read);
        executions.MapGet("/", List).WithName("ListExecutions")
            .WithSummary("Agent runs, newest first; ?state= queued, running or finished, ?worker= by its id.");
        executions.MapGet("/{id:guid}", Get).WithName("GetExecution")
            .WithSummary("One agent run, and all that it waited for.");
        executions.MapPatch("/{id:guid}", Move).ProducesProblem(409).WithName("MoveExecution").Needs(Permission.Act)
            .WithSummary("Gives a queued run another priority; its Delivery keeps its own.");
    }

    private static async Task<Results<Ok<List<ExecutionView>>, ProblemHttpResult>> List(
        HttpContext context, Caller caller, BrokerDbContext db, string? state, Guid? worker, int? limit, Guid? cursor,
        CancellationToken ct)
    {
        ExecutionState? wanted = null;
        if (state is not null)
        {
            if (!Enum.TryParse<ExecutionState>(state, ignoreCase: true, out var known) || !Enum.IsDefined(known)
                || char.IsDigit(state[0]))
                return TypedResults.Problem("`state` is queued, running or finished.", statusCode: 422);
            wanted = known;
        }
        var most = Page.Limit(limit);
        var rows = db.Executions.AsNoTracking().Where(row => cursor == null || row.Id < cursor);
        if (worker is not null) rows = rows.Where(row => row.WorkerId == worker);
        // One by one, so that each is a literal and finds the index of what is queued or runs.
        rows = wanted switch
        {
            ExecutionState.Queued => rows.Where(row => row.State == ExecutionState.Queued),
            ExecutionState.Running => rows.Where(row => row.State == ExecutionState.Running),
            ExecutionState.Finished => rows.Where(row => row.State == ExecutionState.Finished),
            _ => rows,
        };
        var page = await Shown(db, rows.OrderByDescending(row => row.Id).Take(most + 1)).ToListAsync(ct);
        return Page.Of(context, page, most, row => row.Id, row => row);
    }

    private static async Task<Results<Ok<ExecutionView>, ProblemHttpResult>> Get(
        Guid id, Caller caller, BrokerDbContext db, CancellationToken ct)
    {
        var rows = db.Executions.AsNoTracking().Where(row => row.Id == id);
        if (await Shown(db, rows).SingleOrDefaultAsync(ct) is not { } shown) return Unknown(id);
        var history = await rows.Select(row => row.WaitingHistory).SingleAsync(ct);
        return TypedResults.Ok(shown with { Waited = WaitingHistory.Read(history) });
    }

    private static async Task<Results<Ok<ExecutionView>, ProblemHttpResult>> Move(
        Guid id, PriorityBody asked, Caller caller, BrokerDbContext db, DispatchSignal signal,
        ILogger<Execution> log, HttpContext http, CancellationToken ct)
    {
        if (asked.Priority is not { } priority || Math.Abs((long)priority) > MaxPriority)
            return TypedResults.Problem($"`priority` is from -{MaxPriority} to {MaxPriority}.", statusCode: 422);
        var before = await db.Executions.Where(row => row.Id == id).Select(row => row.Priority).SingleOrDefaultAsync(ct);
        var moved = await db.Executions.Where(row => row.Id == id && row.State == ExecutionState.Queued)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Priority, priority), ct);
        if (await Shown(db, db.Executions.AsNoTracking().Where(row => row.Id == id)).SingleOrDefaultAsync(ct)
            is not { } shown) return Unknown(id);
        if (moved == 0)
            return TypedResults.Problem(
                $"The execution is {shown.State.ToString().ToLowerInvariant()}: only what is queued has a " +
                "place that can be changed.", statusCode: 409);
        http.Changed(new { priority = before }, new { priority });
        log.ExecutionMoved(id, priority, caller.Name);
        signal.Set();
        return TypedResults.Ok(shown);
    }

    private static IQueryable<ExecutionView> Shown(BrokerDbContext db, IQueryable<Execution> rows) =>
        rows.Select(row => new ExecutionView(
            row.Id, row.DeliveryId, row.Phase, row.Attempt, row.State, row.Outcome, row.WorkerId,
            db.Workers.Where(worker => worker.Id == row.WorkerId).Select(worker => worker.Name).FirstOrDefault(),
            row.State == ExecutionState.Queued ? row.WaitingReason ?? WaitingSentence.Fresh : null, row.RequiredTags,
            row.Repository, row.Priority, row.CreatedAt, row.StartedAt, row.FinishedAt));

    private static ProblemHttpResult Unknown(Guid id) =>
        TypedResults.Problem($"There is no execution {id}: GET /api/executions lists them.", statusCode: 404);
}
