using Microsoft.EntityFrameworkCore;

namespace JakeOps.Delivery;

/// <summary>What a new Delivery is made from, already checked.</summary>
internal sealed record NewDelivery(
    NaturalKey Key, string Summary, string? Body, IReadOnlyList<NewRef> Refs, Settings Settings, string? SourceId,
    string? CloneUrl, Placement? Import);

/// <summary>Opens Deliveries, asked by people and by discovered requests alike.</summary>
internal static class Opening
{
    /// <summary>Adds the Delivery and its messages; the caller saves. Its number is taken by the unique index, so that
    /// the loser of a race is told by the database and tries again.</summary>
    public static async Task<Delivery> OpenAsync(this DeliveryDbContext db, NewDelivery wanted, Origin by,
        CancellationToken ct)
    {
        var key = wanted.Key;
        var last = await db.Deliveries.MaxAsync(one => (long?)one.Seq, ct) ?? 0;
        var delivery = new Delivery
        {
            Organization = key.Organization, Id = await db.FreeIdAsync(key, ct), Seq = last + 1, Host = key.Host,
            Repository = key.Repository, Request = key.Request, Generation = key.Generation, Summary = wanted.Summary,
            SourceId = wanted.SourceId, CloneUrl = wanted.CloneUrl, CreatedAt = by.At,
        };
        if (wanted.Body is { Length: > 0 } body)
            db.Texts.Add(new()
            {
                Organization = key.Organization, DeliveryId = delivery.Id, Name = LongText.Request, Text = body,
            });
        delivery.Open(by, wanted.Settings, wanted.Refs, wanted.Import);
        db.Deliveries.Add(delivery);
        await db.AnnounceAsync(delivery, ct);
        return delivery;
    }

    public static Task<Delivery?> FindAsync(this DeliveryDbContext db, NaturalKey key, CancellationToken ct) =>
        db.WholeDeliveries.FirstOrDefaultAsync(one => one.Host == key.Host && one.Repository == key.Repository
            && one.Request == key.Request && one.Generation == key.Generation, ct);

    public static Task<Source?> SourceOfAsync(
        this DeliveryDbContext db, string? sourceId, string host, string repository, CancellationToken ct) =>
        db.Sources.AsNoTracking().Where(source => !source.Deleted).FirstOrDefaultAsync(source => sourceId != null
            ? source.Id == sourceId
            : source.Host == host && source.Repository == repository, ct);

    /// <summary>48 bits of a hash can meet by chance, over all organizations; the later one then takes
    /// another.</summary>
    public static async Task<string> FreeIdAsync(this DeliveryDbContext db, NaturalKey key, CancellationToken ct)
    {
        var id = key.Id;
        for (var salt = 1; await db.Deliveries.IgnoreQueryFilters().AnyAsync(one => one.Id == id, ct); salt++)
            id = (key with { Request = $"{key.Request}\n{salt}" }).Id;
        return id;
    }
}
