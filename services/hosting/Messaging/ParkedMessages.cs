using JakeOps.Hosting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JakeOps.Hosting.Messaging;

/// <summary>One database of this process.</summary>
internal sealed record ServiceDatabase(string Name, Type Context);

/// <summary>The parked messages of all databases of this process.</summary>
internal sealed class ParkedMessages(IServiceProvider scope, IEnumerable<ServiceDatabase> databases)
{
    public string Databases => string.Join(", ", databases.Select(database => database.Name));

    /// <summary>Newest first; null where the process has no such database.</summary>
    public async Task<List<ParkedView>?> ListAsync(
        string database, string organization, int offset, int limit, CancellationToken ct)
    {
        if (Find(database) is not { } found) return null;
        var rows = await Of(Open(found), organization).OrderByDescending(row => row.ParkedAt).ThenBy(row => row.Id)
            .Skip(offset).Take(limit).ToListAsync(ct);
        return [.. rows.Select(row => ParkedView.Of(found.Name, row))];
    }

    /// <summary>Puts the message back into the outbox, as if it had never failed; false when it is not there.</summary>
    public async Task<bool> RedriveAsync(string database, long id, string organization, CancellationToken ct)
    {
        if (Find(database) is not { } found) return false;
        var db = Open(found);
        if (await Of(db, organization).SingleOrDefaultAsync(row => row.Id == id, ct) is not { } parked) return false;
        db.Parked.Remove(parked);
        db.Outbox.Add(new()
        {
            MessageId = parked.MessageId, Type = parked.Type, Body = parked.Body, Endpoint = parked.Endpoint,
            PartitionKey = $"{parked.MessageId}:{parked.Endpoint}",
        });
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateConcurrencyException) { return false; /* somebody else was faster */ }
        return true;
    }

    private ServiceDatabase? Find(string name) => databases.FirstOrDefault(known => known.Name == name);

    private ServiceDbContext Open(ServiceDatabase database) => (ServiceDbContext)scope.GetRequiredService(database.Context);

    // What names no organization is shown where there is only one.
    private static IQueryable<ParkedMessage> Of(ServiceDbContext db, string organization) => db.Parked.Where(row =>
        row.Organization == organization || (row.Organization == null && organization == Caller.LocalOrganization));
}

/// <summary>A parked message as an operator sees it.</summary>
internal sealed record ParkedView(
    string Database, long Id, Guid MessageId, string Type, string? Endpoint, int Failures, string Error, DateTimeOffset ParkedAt)
{
    public static ParkedView Of(string database, ParkedMessage row) =>
        new(database, row.Id, row.MessageId, row.Type, row.Endpoint, row.Failures, row.Error, row.ParkedAt);
}
