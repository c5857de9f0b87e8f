using Microsoft.EntityFrameworkCore;

namespace JakeOps.Delivery;

/// <summary>What the cards of one page show beside their Deliveries' own rows.</summary>
/// <remarks>Asked for by the ids of the page: joined to the page's query it would be read of every Delivery that
/// there is.</remarks>
internal sealed class CardParts
{
    private readonly Dictionary<string, Spent> _spent;
    private readonly Dictionary<Guid, AgentRun> _current;

    private CardParts(Dictionary<string, Spent> spent, Dictionary<Guid, AgentRun> current) =>
        (_spent, _current) = (spent, current);

    /// <summary>Also gives each Delivery its current attempt, which says who has approved.</summary>
    public static async Task<CardParts> LoadAsync(DeliveryDbContext db, List<Delivery> page, CancellationToken ct)
    {
        var ids = page.ConvertAll(one => one.Id);
        var attempts = db.Set<PhaseRun>().AsNoTracking();
        var current = await attempts
            .Where(run => ids.Contains(run.DeliveryId) && run.Number == attempts
                .Where(other => other.DeliveryId == run.DeliveryId).Max(other => other.Number))
            .ToDictionaryAsync(run => run.DeliveryId, ct);
        foreach (var one in page)
            if (current.TryGetValue(one.Id, out var attempt)) one.PhaseRuns.Add(attempt);
        var spent = await db.Runs.Where(run => ids.Contains(run.DeliveryId)).GroupBy(run => run.DeliveryId)
            .Select(runs => new Spent(runs.Key, runs.Sum(run => run.CostMicros), runs.Count(run => run.Simulated) > 0))
            .ToDictionaryAsync(sum => sum.DeliveryId, ct);
        var executions = page.Select(one => one.ExecutionId).OfType<Guid>().ToList();
        return new(spent, executions.Count == 0 ? [] : await db.Runs.AsNoTracking()
            .Where(run => executions.Contains(run.Id)).ToDictionaryAsync(run => run.Id, ct));
    }

    public Spent SpentBy(Delivery one) => _spent.GetValueOrDefault(one.Id) ?? new(one.Id, 0, false);

    public AgentRun? RunOf(Delivery one) => one.ExecutionId is { } id ? _current.GetValueOrDefault(id) : null;

    /// <param name="Simulated">Whether the simulated agent had a part in it.</param>
    internal sealed record Spent(string DeliveryId, long CostMicros, bool Simulated);
}
