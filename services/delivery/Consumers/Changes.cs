namespace JakeOps.Delivery;

/// <summary>What all consumers about one Delivery do alike.</summary>
internal static class Changes
{
    /// <summary>Lets the Delivery decide; what it refuses is late, doubled or unknown, and never worth another
    /// try.</summary>
    public static async Task ChangeAsync(
        this DeliveryDbContext db, string id, string message, ILogger log, Func<Delivery, Refusal?> decide,
        CancellationToken ct)
    {
        if (await db.FindAsync(id, ct) is not { } delivery)
        {
            log.Ignored(message, id, "there is no such Delivery");
            return;
        }
        if (decide(delivery) is { } refusal)
        {
            log.Ignored(message, id, refusal.Reason);
            return;
        }
        foreach (var happened in delivery.NewEvents)
            log.Moved(id, delivery.Where(), happened.Command, happened.Actor);
        await db.AnnounceAsync(delivery, ct);
    }
}
