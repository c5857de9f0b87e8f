using JakeOps.Contracts;
using JakeOps.Hosting.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.WorkerBroker;

/// <summary>Keeps the sentence that says why an execution waits up to date, and publishes it when it changes.</summary>
internal sealed class WaitingReasons(IOptions<BrokerOptions> options, TimeProvider clock, ILogger<WaitingReasons> log)
{
    // A sentence more is not worth a long transaction; the rest follow in the next pass.
    private const int AtOnce = 200;

    /// <param name="queue">What is left on the queue, in its order.</param>
    public async Task ExplainAsync(BrokerDbContext db, IReadOnlyList<QueuedExecution> queue, CancellationToken ct)
    {
        if (queue.Count == 0) return;
        var changes = new List<(QueuedExecution Queued, string Reason)>();
        foreach (var ofOne in queue.GroupBy(queued => queued.Organization))
        {
            var known = await KnownAsync(db, ofOne.Key, ct);
            changes.AddRange(WaitingSentence.For([.. ofOne], known, clock.GetUtcNow())
                .Where(waits => waits.Reason != waits.Queued.WaitingReason));
        }
        if (changes.Count > 0) await WriteAsync(db, changes.Take(AtOnce), ct);
    }

    private async Task WriteAsync(
        BrokerDbContext db, IEnumerable<(QueuedExecution Queued, string Reason)> changes, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var (queued, reason) in changes)
        {
            var still = await db.OfAnyTenant().Where(row => row.Id == queued.Id && row.State == ExecutionState.Queued)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.WaitingReason, reason), ct);
            if (still == 0) continue;
            log.ExecutionWaits(queued.Id, reason);
            db.Publish(new ExecutionWaiting(
                queued.Organization, queued.Id, queued.DeliveryId, queued.Attempt, reason, clock.GetUtcNow()),
                queued.Id.ToString());
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>From the table, so that the workers of all replicas count.</summary>
    private async Task<List<KnownWorker>> KnownAsync(BrokerDbContext db, string organization, CancellationToken ct)
    {
        var alive = clock.GetUtcNow() - options.Value.Silence;
        var workers = await db.Workers.IgnoreQueryFilters().AsNoTracking()
            .Where(row => row.Organization == organization)
            .OrderByDescending(row => row.LastSeen).Take(500).ToListAsync(ct);
        var runs = await db.OfAnyTenant()
            .Where(row => row.Organization == organization && row.State == ExecutionState.Running
                && row.WorkerId != null)
            .GroupBy(row => row.WorkerId!.Value)
            .Select(group => new
            {
                group.Key, Count = group.Count(), Oldest = group.Min(row => row.StartedAt ?? row.CreatedAt),
            })
            .ToDictionaryAsync(group => group.Key, ct);
        return [.. workers.Select(row => new KnownWorker(
            row.Id, row.Name, row.Tags, row.Capacity, row.Connection is not null && row.LastSeen >= alive, row.LastSeen,
            runs.TryGetValue(row.Id, out var run) ? run.Count : 0, run?.Oldest))];
    }
}

internal sealed record KnownWorker(
    Guid Id, string Name, List<string> Tags, int Capacity, bool Online, DateTimeOffset LastSeen, int Running,
    DateTimeOffset? OldestRun);
