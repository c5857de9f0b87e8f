using System.Collections.Concurrent;
using System.Reflection;
using JakeOps.Hosting.Persistence;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JakeOps.Hosting.Messaging;

/// <summary>Says that a consumer committed a message; a redelivery finds it and does nothing.</summary>
public sealed class InboxMessage
{
    public required Guid MessageId { get; init; }

    public required string Consumer { get; init; }

    public required DateTimeOffset ConsumedAt { get; init; }
}

/// <summary>Runs a consumer inside one transaction of its service's database, together with the inbox row and whatever
/// the consumer puts into the outbox, for the organization that the message names.</summary>
internal sealed class InboxFilter<T>(IServiceProvider scope, BusModules modules, TimeProvider clock)
    : IFilter<ConsumeContext<T>> where T : class
{
    private static readonly PropertyInfo? Organization = typeof(T).GetProperty("Organization", typeof(string));

    public async Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
    {
        var endpoint = context.ReceiveContext.EndpointName();
        if (Organization?.GetValue(context.Message) is string organization)
            scope.GetRequiredService<Tenant>().Organization = organization;
        var db = (ServiceDbContext)scope.GetRequiredService(modules.DatabaseOf(endpoint));
        var id = context.MessageId ?? throw new InvalidOperationException("The message has no id.");

        await using var transaction = await db.Database.BeginTransactionAsync(context.CancellationToken);
        if (await db.Inbox.AnyAsync(row => row.MessageId == id && row.Consumer == endpoint, context.CancellationToken))
        {
            // Otherwise the bus keeps the copy in a queue of its own, for messages that no consumer took.
            await context.NotifyConsumed(context, TimeSpan.Zero, endpoint);
            return;
        }
        db.Inbox.Add(new() { MessageId = id, Consumer = endpoint, ConsumedAt = clock.GetUtcNow() });
        await next.Send(context);
        await db.SaveChangesAsync(context.CancellationToken);
        await transaction.CommitAsync(context.CancellationToken);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("inbox");
}

internal static class EndpointNames
{
    private static readonly ConcurrentDictionary<Uri, string> Names = new();

    /// <summary>The last part of the address that a message was received from.</summary>
    public static string QueueName(this ReceiveContext received) =>
        Names.GetOrAdd(received.InputAddress, address => address.AbsolutePath.Split('/')[^1]);

    public static string EndpointName(this ReceiveContext received) => BusModules.EndpointOf(received.QueueName());
}
