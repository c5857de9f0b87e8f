using JakeOps.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.WorkerBroker;

/// <param name="Reason">In a few words, shown wherever somebody waits for the worker.</param>
/// <param name="Until">When it takes work again by itself; absent: when somebody resumes it.</param>
internal sealed record PauseBody(string? Reason, DateTimeOffset? Until);

/// <summary>What owners do with a worker: pause, drain, resume and forget it.</summary>
internal static class WorkerActions
{
    public const int MaxReason = 300;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public static void MapWorkerActions(this IEndpointRouteBuilder workers)
    {
        var actions = workers.MapGroup("/{id:guid}").Needs(Permission.Admin).ProducesProblem(409);
        actions.MapPost("/pause", Pause).WithName("PauseWorker")
            .WithSummary("It takes nothing new and stays connected; what runs goes on.");
        actions.MapPost("/drain", Drain).WithName("DrainWorker")
            .WithSummary("It takes nothing new and is asked to end when nothing runs any more.");
        actions.MapPost("/resume", Resume).WithName("ResumeWorker").WithSummary("It takes work again.");
        actions.MapDelete("/", Forget).WithName("ForgetWorker")
            .WithSummary("Forgets a worker that is not connected; should it come again, it is a new one.");
    }

    private static Task<Results<Ok<WorkerView>, ProblemHttpResult>> Pause(
        Guid id, PauseBody asked, Caller caller, BrokerDbContext db, IOptions<BrokerOptions> options,
        TimeProvider clock, HttpContext http, CancellationToken ct) =>
        HoldAsync(id, asked, false, caller, db, options, clock, http, ct);

    private static Task<Results<Ok<WorkerView>, ProblemHttpResult>> Drain(
        Guid id, PauseBody asked, Caller caller, BrokerDbContext db, IOptions<BrokerOptions> options,
        TimeProvider clock, HttpContext http, CancellationToken ct) =>
        HoldAsync(id, asked, true, caller, db, options, clock, http, ct);

    private static async Task<Results<Ok<WorkerView>, ProblemHttpResult>> HoldAsync(
        Guid id, PauseBody asked, bool leaves, Caller caller, BrokerDbContext db, IOptions<BrokerOptions> options,
        TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (asked.Reason is { } reason && (reason.Length > MaxReason || reason.Any(char.IsControl)))
            return TypedResults.Problem($"`reason` is one line of at most {MaxReason} characters.", statusCode: 422);
        if (asked.Until <= now || asked.Until > now + Longest)
            return TypedResults.Problem("`until` lies ahead, within a year; leave it out for no end.", statusCode: 422);
        if (await db.Workers.SingleOrDefaultAsync(row => row.Id == id, ct) is not { } row)
            return WorkerEndpoints.Unknown(id);
        var before = row.Pause;
        row.Pause = new(string.IsNullOrWhiteSpace(asked.Reason) ? null : asked.Reason.Trim(), asked.Until, leaves,
            caller.Name);
        http.Changed(new { paused = before }, new { paused = row.Pause });
        return await SaveAsync(row, db, options.Value, clock, ct);
    }

    private static async Task<Results<Ok<WorkerView>, ProblemHttpResult>> Resume(
        Guid id, Caller caller, BrokerDbContext db, IOptions<BrokerOptions> options, TimeProvider clock,
        DispatchSignal signal, HttpContext http, CancellationToken ct)
    {
        if (await db.Workers.SingleOrDefaultAsync(row => row.Id == id, ct) is not { } row)
            return WorkerEndpoints.Unknown(id);
        var before = row.Pause;
        row.Pause = null;
        if (row.PauseAt(clock.GetUtcNow()) is not null)
            return TypedResults.Problem(
                $"{row.Name} was paused on its own machine: `jakeops-worker resume` there lets it work again.",
                statusCode: 409);
        var resumed = await SaveAsync(row, db, options.Value, clock, ct);
        http.Changed(new { paused = before }, new { paused = row.Pause });
        signal.Set();
        return resumed;
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Forget(
        Guid id, Caller caller, BrokerDbContext db, IOptions<BrokerOptions> options, TimeProvider clock, HttpContext http,
        CancellationToken ct)
    {
        if (await db.Workers.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct) is not { } row)
            return WorkerEndpoints.Unknown(id);
        var alive = clock.GetUtcNow() - options.Value.Silence;
        if (await db.Workers.Where(other => other.Id == id && (other.Connection == null || other.LastSeen < alive))
            .WithoutRuns(db).ExecuteDeleteAsync(ct) == 1)
        {
            http.Changed(new { row.Name, row.Tags, row.FirstSeen, row.LastSeen }, null);
            return TypedResults.NoContent();
        }
        return TypedResults.Problem(
            $"{row.Name} is connected, or its last execution is not over: stop it first, or revoke its token.",
            statusCode: 409);
    }

    private static async Task<Ok<WorkerView>> SaveAsync(
        RegisteredWorker row, BrokerDbContext db, BrokerOptions options, TimeProvider clock, CancellationToken ct)
    {
        var view = await WorkerEndpoints.ViewAsync(row, db, options, clock, ct);
        if (row.Connection is not null) db.PublishWorker(row, view.SlotsUsed, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(view);
    }
}
