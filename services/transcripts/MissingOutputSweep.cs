using JakeOps.Hosting;
using JakeOps.Transcripts.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.Transcripts;

/// <summary>Closes executions whose output stays missing; of two replicas the row's lock lets one do it.</summary>
internal sealed class MissingOutputSweep(
    IServiceScopeFactory scopes, TimeProvider clock, IOptions<TranscriptsOptions> options,
    ILogger<MissingOutputSweep> log) : BackgroundService
{
    private const int AtOnce = 100;

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        var interval = options.Value.SweepInterval;
        while (!stop.IsCancellationRequested)
        {
            try { await SweepAsync(stop); }
            catch (Exception failure) when (!stop.IsCancellationRequested) { log.SweepFailed(interval, failure); }
            await Task.Delay(interval, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SweepAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TranscriptsDbContext>();
        var before = clock.GetUtcNow() - options.Value.MissingGrace;
        var overdue = await db.Executions.IgnoreQueryFilters()
            .Where(execution => execution.SummarizedAt == null && execution.FinishHeardAt <= before)
            .OrderBy(execution => execution.FinishHeardAt).Take(AtOnce)
            .Select(execution => new { execution.Id, execution.Organization }).ToListAsync(stop);
        foreach (var execution in overdue) await CloseAsync(execution.Id, execution.Organization, stop);
    }

    private async Task CloseAsync(Guid id, string organization, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Organization = organization;
        var db = scope.ServiceProvider.GetRequiredService<TranscriptsDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var executions = scope.ServiceProvider.GetRequiredService<Executions>();
        if (await executions.LockAsync(id, stop) is not { } execution) return;
        await scope.ServiceProvider.GetRequiredService<Digestion>().CloseAsync(execution, stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }
}
