using JakeOps.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.WorkerBroker;

internal sealed record ExecutionView(
    Guid Id, string DeliveryId, string Phase, int Attempt, ExecutionState State, string? Outcome, Guid? WorkerId,
    string? Worker, string? WaitingReason, IReadOnlyList<string> RequiredTags, int Priority,
    DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt);

internal static class ExecutionEndpoints
{
    public static void MapExecutions(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/executions", List).WithTags("Executions").WithName("ListExecutions")
            .WithSummary("Agent runs, newest first; ?state= queued, running or finished.");

    private static async Task<Results<Ok<List<ExecutionView>>, ProblemHttpResult>> List(
        HttpContext context, Caller caller, BrokerDbContext db, string? state, int? limit, Guid? cursor,
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
        var rows = await db.Executions.AsNoTracking()
            .Where(row => (wanted == null || row.State == wanted) && (cursor == null || row.Id < cursor))
            .OrderByDescending(row => row.Id).Take(most + 1)
            .Select(row => new ExecutionView(
                row.Id, row.DeliveryId, row.Phase, row.Attempt, row.State, row.Outcome, row.WorkerId,
                db.Workers.Where(worker => worker.Id == row.WorkerId).Select(worker => worker.Name).FirstOrDefault(),
                row.WaitingReason, row.RequiredTags, row.Priority, row.CreatedAt, row.StartedAt, row.FinishedAt))
            .ToListAsync(ct);
        return Page.Of(context, rows, most, row => row.Id, row => row);
    }
}
