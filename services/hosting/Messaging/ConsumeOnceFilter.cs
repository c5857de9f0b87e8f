using System.Diagnostics;
using System.Text.Json;
using JakeOps.Hosting.Persistence;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JakeOps.Hosting.Messaging;

/// <summary>Outermost of a consumer: a message that still fails after the immediate retries goes back through the
/// service's own outbox with a growing delay, and is parked when the delays are used up. It never blocks a neighbour.</summary>
internal sealed class ConsumeOnceFilter(IServiceProvider services, BusModules modules) : IFilter<ConsumeContext>
{
    public const string FailuresHeader = "JakeOps-Failures";

    private const int MaxOutages = 300;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CancellationToken _stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
    private readonly ConsumptionTracker _tracker = services.GetRequiredService<ConsumptionTracker>();
    private readonly RedeliveryOptions _options = services.GetRequiredService<IOptions<RedeliveryOptions>>().Value;
    private readonly TimeProvider _clock = services.GetRequiredService<TimeProvider>();
    private readonly ILogger _log = services.GetRequiredService<ILogger<ConsumeOnceFilter>>();

    public async Task Send(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        var (id, endpoint) = (context.MessageId ?? Guid.Empty, context.ReceiveContext.EndpointName());
        try { await ConsumeOrPutAsideAsync(context, next, id, endpoint); }
        catch (Exception failure)
        {
            _tracker.Failed(id, endpoint, failure);
            throw new RequeueException(failure);
        }
        _tracker.Committed(id, endpoint);
    }

    /// <summary>A database that is away is waited for: it is no fault of the message, and there is no place to put it.
    /// Not for ever, because RabbitMQ closes a channel that holds a message for long.</summary>
    private async Task ConsumeOrPutAsideAsync(ConsumeContext context, IPipe<ConsumeContext> next, Guid id, string endpoint)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, _stopping);
        for (var outages = 0; ; outages++)
        {
            if (await ConsumeAsync(context, next, stop.Token) is not { } failure) return;
            try
            {
                await PutAsideAsync(context, id, endpoint, failure);
                // Failed before its consumer saw it (no connection, for one), it counts as a message that no consumer
                // took, and would be parked although it comes again.
                await context.ReceiveContext.NotifyFaulted(failure);
                return;
            }
            catch (Exception outage) when (outages < MaxOutages && !stop.IsCancellationRequested)
            {
                _log.Waiting(endpoint, id, outage.Message);
            }
            await Task.Delay(Pause, _clock, stop.Token);
        }
    }

    /// <summary>With the tries at once; returns what the last one died of.</summary>
    private async Task<Exception?> ConsumeAsync(ConsumeContext context, IPipe<ConsumeContext> next, CancellationToken stop)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await next.Send(context);
                return null;
            }
            catch (Exception failure) when (!stop.IsCancellationRequested)
            {
                if (tries == _options.ImmediateOrDefault.Length) return failure;
            }
            await Task.Delay(_options.ImmediateOrDefault[tries], _clock, stop);
        }
    }

    private async Task PutAsideAsync(ConsumeContext context, Guid id, string endpoint, Exception failure)
    {
        await using var scope = services.CreateAsyncScope();
        var db = (ServiceDbContext)scope.ServiceProvider.GetRequiredService(modules.DatabaseOf(endpoint));
        var failures = context.Headers.Get<int>(FailuresHeader) is { } earlier ? earlier + 1 : 1;
        using var envelope = JsonDocument.Parse(context.ReceiveContext.Body.GetBytes());
        var body = envelope.RootElement.GetProperty("message").GetRawText();
        var type = OutboxExtensions.NameOf(modules.MessageTypeOf(endpoint));
        var parked = failures > _options.DelaysOrDefault.Length;
        if (parked)
        {
            db.Parked.Add(ParkedMessage.Of(id, type, body, endpoint, failures, failure, _clock.GetUtcNow()));
        }
        else
        {
            var delay = _options.DelaysOrDefault[failures - 1];
            db.Outbox.Add(new()
            {
                MessageId = id, Type = type, Body = body, Endpoint = endpoint, Failures = failures,
                PartitionKey = $"{id}:{endpoint}", NotBefore = _clock.GetUtcNow() + delay, TraceParent = Activity.Current?.Id,
            });
        }
        await db.SaveChangesAsync(context.CancellationToken);
        if (parked) _log.Parked(id, type, endpoint, failures, failure);
        else _log.Redelivering(id, type, endpoint, failures, _options.DelaysOrDefault[failures - 1], failure);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("consume-once");
}
