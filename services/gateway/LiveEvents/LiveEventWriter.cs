using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Gateway.LiveEvents;

internal static class LiveEventWriter
{
    /// <summary>Longest text of a payload: an error or a reason that a person reads, not a report.</summary>
    private const int MaxText = 500;

    /// <summary>The lock's name among the advisory locks of the database.</summary>
    private const long Lock = 0x6C69_7665; // "live"

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Adds an event to the consumer's transaction.</summary>
    /// <remarks>
    /// A reader that has seen sequence 8 never looks back at 7, so 7 must not be committed after 8. SQLite has one
    /// writer anyway; in PostgreSQL the sequence is drawn only under a lock that lasts until the commit.
    /// </remarks>
    public static async Task AddLiveEventAsync(
        this GatewayDbContext db, string type, object payload, DateTimeOffset at, CancellationToken ct)
    {
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Lock})", ct);
        db.LiveEvents.Add(new()
        {
            Organization = db.Organization, Type = type, At = at, Payload = JsonSerializer.Serialize(payload, Json),
        });
    }

    public static string? Cut(string? text) => text is { Length: > MaxText } ? $"{text[..MaxText]}…" : text;
}
