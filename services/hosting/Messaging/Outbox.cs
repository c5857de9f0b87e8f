using System.Diagnostics;
using System.Text.Json;
using JakeOps.Hosting.Persistence;
using MassTransit;

namespace JakeOps.Hosting.Messaging;

/// <summary>A message that leaves in the same transaction as the change that caused it; the relay publishes it.</summary>
public sealed class OutboxMessage
{
    public long Seq { get; init; }

    public required Guid MessageId { get; init; }

    /// <summary>Full name and assembly of the message's type.</summary>
    public required string Type { get; init; }

    public required string Body { get; init; }

    /// <summary>Messages of one key are published in order, one after the other.</summary>
    public required string PartitionKey { get; init; }

    /// <summary>Null: published to all. Otherwise the one endpoint that failed to consume it before.</summary>
    public string? Endpoint { get; init; }

    /// <summary>How often <see cref="Endpoint"/> failed so far.</summary>
    public int Failures { get; init; }

    public string? TraceParent { get; init; }

    public DateTimeOffset NotBefore { get; set; }
}

/// <summary>The one row that says which replica relays this outbox.</summary>
public sealed class OutboxLease
{
    public int Id { get; init; }

    public string? Owner { get; init; }

    public DateTimeOffset Until { get; init; }
}

public static class OutboxExtensions
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Adds a message to what the next <c>SaveChanges</c> commits.</summary>
    /// <param name="partitionKey">Messages of one key arrive in order; null when the order does not matter.</param>
    public static void Publish<T>(this ServiceDbContext db, T message, string? partitionKey = null) where T : class
    {
        var id = NewId.NextSequentialGuid();
        db.Outbox.Add(new()
        {
            MessageId = id,
            Type = NameOf(typeof(T)),
            Body = JsonSerializer.Serialize(message, Json),
            PartitionKey = partitionKey ?? id.ToString(),
            TraceParent = Activity.Current?.Id,
        });
    }

    internal static string NameOf(Type type) => $"{type.FullName}, {type.Assembly.GetName().Name}";
}
