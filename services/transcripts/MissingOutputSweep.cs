using JakeOps.Hosting;
using JakeOps.Transcripts.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.Transcripts;

/// <summary>Closes executions whose output stays missing; of two replicas the row's lock lets one do it.</summary>
internal sealed class MissingOutputSweep(
    IServiceScopeFactory scopes, TimeProvider clock, IOptions<TranscriptsOptions> options,
    ILogger<MissingOutputSweep> log) : PeriodicWork(clock, log)
{
    private const int AtOnce = 100;

    private readonly TimeProvider _clock = clock;

    protected override TimeSpan Pause => options.Value.SweepInterval;

    protected override async Task WorkAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TranscriptsDbContext>();
        var before = _clock.GetUtcNow() - options.Value.MissingGrace;
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
