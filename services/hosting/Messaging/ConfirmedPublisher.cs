using System.Diagnostics;
using System.Text.Json;
using MassTransit;

namespace JakeOps.Hosting.Messaging;

/// <summary>Publishes and comes back when the message is safe: confirmed and routed by RabbitMQ, or, on the in-memory
/// bus, consumed and committed by every consumer (which is what makes a crash of the local process harmless).</summary>
public sealed class ConfirmedPublisher(IBus bus, IBusControl control, BusModules modules, ConsumptionTracker tracker)
{
    private static readonly TimeSpan ConfirmationTime = TimeSpan.FromSeconds(10);

    // The in-memory bus forgets what is published before its queues stand, and nobody would ever commit it.
    private readonly Lazy<Task> _queuesStand = new(() => control.WaitForHealthStatus(BusHealthStatus.Healthy, CancellationToken.None));

    /// <summary>The last publication that ended was not confirmed in time.</summary>
    internal bool Unconfirmed { get; private set; }

    /// <summary>Publishes what does not need an outbox because its sender keeps it until this returns.</summary>
    public Task PublishAsync<T>(T message, CancellationToken ct) where T : class =>
        SendAsync(message, typeof(T), NewId.NextSequentialGuid(), null, 0, ct);

    internal async Task PublishAsync(OutboxMessage row, CancellationToken ct)
    {
        var (message, type) = Read(row);
        using var span = row.TraceParent is { } parent ? new Activity("outbox relay").SetParentId(parent).Start() : null;
        await SendAsync(message, type, row.MessageId, row.Endpoint, row.Failures, ct);
    }

    private Task SendAsync(object message, Type type, Guid id, string? endpoint, int failures, CancellationToken ct)
    {
        Task Send(CancellationToken cancel) => endpoint is null
            ? ToAllAsync(message, type, id, cancel)
            : ToOneAsync(message, type, id, endpoint, failures, cancel);
        return modules.InMemory
            ? tracker.CommittedByAllAsync(id, endpoint is null ? modules.EndpointsFor(type) : [endpoint], () => OnceQueuesStandAsync(Send, ct), ct)
            : ConfirmedInTimeAsync(Send, ct);
    }

    private async Task OnceQueuesStandAsync(Func<CancellationToken, Task> send, CancellationToken ct)
    {
        await _queuesStand.Value.WaitAsync(ct);
        await send(ct);
    }

    /// <summary>A broker that dies never confirms, and the client waits for it on the dead channel for ever.</summary>
    private async Task ConfirmedInTimeAsync(Func<CancellationToken, Task> send, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(ConfirmationTime);
        try
        {
            await send(limit.Token);
            Unconfirmed = false;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            Unconfirmed = true;
            throw new TimeoutException($"RabbitMQ did not confirm the message within {ConfirmationTime}.");
        }
    }

    private Task ToAllAsync(object message, Type type, Guid id, CancellationToken ct) =>
        bus.Publish(message, type, Pipe.Execute<PublishContext>(context =>
        {
            context.MessageId = id;
            // Without a queue behind it RabbitMQ confirms a message and throws it away.
            context.Mandatory = true;
        }), ct);

    private async Task ToOneAsync(object message, Type type, Guid id, string endpoint, int failures, CancellationToken ct)
    {
        // By its exchange: as a queue, RabbitMQ's would be declared again, and refused because it is a quorum queue.
        var target = await bus.GetSendEndpoint(new Uri($"{(modules.InMemory ? "queue" : "exchange")}:{endpoint}"));
        await target.Send(message, type, Pipe.Execute<SendContext>(context =>
        {
            context.MessageId = id;
            context.Headers.Set(ConsumeOnceFilter.FailuresHeader, failures);
            if (context.TryGetPayload<RabbitMqSendContext>(out var rabbit)) rabbit.Mandatory = true;
        }), ct);
    }

    private static (object Message, Type Type) Read(OutboxMessage row)
    {
        try
        {
            var type = Type.GetType(row.Type) ?? throw new UnreadableMessageException($"There is no message type {row.Type}.");
            var message = JsonSerializer.Deserialize(row.Body, type, OutboxExtensions.Json);
            return (message ?? throw new UnreadableMessageException("The body is null."), type);
        }
        catch (Exception bad) when (bad is not UnreadableMessageException) { throw new UnreadableMessageException(bad.Message); }
    }
}

/// <summary>An outbox row that no version of a reader could publish.</summary>
internal sealed class UnreadableMessageException(string message) : Exception(message);
