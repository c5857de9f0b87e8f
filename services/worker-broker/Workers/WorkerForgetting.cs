using JakeOps.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.WorkerBroker;

/// <summary>Forgets workers that nobody has seen for a long time. Replicas may do it at the same time.</summary>
internal sealed class WorkerForgetting(
    IServiceScopeFactory scopes, IOptions<BrokerOptions> options, TimeProvider clock, ILogger<WorkerForgetting> log)
    : PeriodicWork(clock, log)
{
    private readonly TimeProvider _clock = clock;

    protected override TimeSpan Pause => options.Value.Forgetting;

    protected override async Task WorkAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BrokerDbContext>();
        var since = _clock.GetUtcNow() - options.Value.ForgetAfter;
        await db.Workers.IgnoreQueryFilters().Where(row => row.LastSeen < since).WithoutRuns(db)
            .ExecuteDeleteAsync(stop);
    }
}

internal static class IdleWorkers
{
    /// <summary>Those of them that have nothing that still counts as running.</summary>
    public static IQueryable<RegisteredWorker> WithoutRuns(
        this IQueryable<RegisteredWorker> workers, BrokerDbContext db) => workers.Where(row =>
        !db.Executions.Any(run => run.State == ExecutionState.Running && run.WorkerId == row.Id));
}
