using System.Text.Json;
using JakeOps.Contracts;
using JakeOps.Hosting.Messaging;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.WorkerBroker;

/// <summary>A sentence that an execution's waiting had.</summary>
/// <param name="At">Since when.</param>
internal sealed record Waited(DateTimeOffset At, string Reason);

/// <summary>Writes down why executions wait, with what was said before, and publishes it.</summary>
internal sealed class WaitingHistory(TimeProvider clock, ILogger<WaitingHistory> log)
{
    private const int Kept = 30;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static List<Waited> Read(string json) =>
        json.Length == 0 ? [] : JsonSerializer.Deserialize<List<Waited>>(json, Json)!;

    public async Task WriteAsync(
        BrokerDbContext db, string organization, IReadOnlyList<(WaitingExecution Execution, string Reason)> changes,
        CancellationToken ct)
    {
        var ids = changes.Select(change => change.Execution.Id).ToList();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var before = await db.OfAnyTenant().Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.WaitingHistory, ct);
        foreach (var (execution, reason) in changes)
        {
            var now = clock.GetUtcNow();
            var history = JsonSerializer.Serialize(
                Read(before[execution.Id]).Append(new(now, reason)).TakeLast(Kept), Json);
            // Of replicas that say the same at the same time one wins.
            var won = await db.OfAnyTenant()
                .Where(row => row.Id == execution.Id && row.State == ExecutionState.Queued
                    && row.WaitingReason == execution.Reason)
                .ExecuteUpdateAsync(set => set
                    .SetProperty(row => row.WaitingReason, reason)
                    .SetProperty(row => row.WaitingHistory, history), ct);
            if (won == 0) continue;
            log.ExecutionWaits(execution.Id, reason);
            db.Publish(new ExecutionWaiting(
                organization, execution.Id, execution.DeliveryId, execution.Attempt, reason, now),
                execution.Id.ToString());
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
