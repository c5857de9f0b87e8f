using Microsoft.EntityFrameworkCore;

namespace JakeOps.Transcripts.Storage;

/// <summary>Hands out the row of an execution for one transaction alone.</summary>
internal sealed class Executions(TranscriptsDbContext db, TimeProvider clock, ILogger<Executions> log)
{
    /// <summary>The execution, made where it is new; null where the id belongs to another organization.</summary>
    public async Task<Execution?> OpenAsync(Guid id, string deliveryId, int attempt, CancellationToken ct)
    {
        if (await LockAsync(id, ct) is { } known)
        {
            if (known.Organization == db.Organization) return known;
            log.ForeignExecution(id);
            return null;
        }
        var execution = new Execution
        {
            Id = id, Organization = db.Organization, DeliveryId = deliveryId, Attempt = attempt,
            CreatedAt = clock.GetUtcNow(),
        };
        db.Executions.Add(execution);
        Touch(execution);
        return execution;
    }

    /// <summary>An update first: it holds the row until commit in both databases, so that two replicas with batches of
    /// one execution follow each other instead of overwriting each other's progress.</summary>
    public async Task<Execution?> LockAsync(Guid id, CancellationToken ct)
    {
        var rows = db.Executions.IgnoreQueryFilters().Where(execution => execution.Id == id);
        var held = await rows.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Revision, row => row.Revision + 1), ct);
        if (held == 0) return null;
        var execution = await rows.SingleAsync(ct);
        Touch(execution);
        return execution;
    }

    private void Touch(Execution execution)
    {
        db.Touch(execution.Id.ToString());
        db.Touch(execution.DeliveryId);
    }
}
