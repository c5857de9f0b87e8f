using Microsoft.EntityFrameworkCore;

namespace JakeOps.Delivery;

/// <param name="SourceId">Null where a person opened the Delivery by hand.</param>
internal sealed record KnownRequest(string Id, int Generation, string? SourceId, Phase Phase)
{
    public bool IsClosed => Phase == Phase.Close;

    /// <summary>Another source's Delivery is of another repository, which had the same name once.</summary>
    public bool IsOf(string sourceId) => SourceId is null || SourceId == sourceId;
}

/// <summary>The Deliveries of a request, the last generation first. Its source names it for ever; its repository may
/// have had another name when they were opened.</summary>
internal static class KnownRequests
{
    public static async Task<List<KnownRequest>> DeliveriesOfAsync(
        this DeliveryDbContext db, string sourceId, string host, string repository, string label, CancellationToken ct)
    {
        var bySource = await Shown(db.Deliveries.Where(one => one.SourceId == sourceId && one.Request == label), ct);
        var byName = await Shown(db.Deliveries.Where(one => one.Host == host && one.Repository == repository
            && one.Request == label), ct);
        return [.. bySource.Union(byName).OrderByDescending(one => one.Generation)];
    }

    private static Task<List<KnownRequest>> Shown(IQueryable<Delivery> deliveries, CancellationToken ct) =>
        deliveries.Select(one => new KnownRequest(one.Id, one.Generation, one.SourceId, one.Phase)).ToListAsync(ct);
}
