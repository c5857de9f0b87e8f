using System.Text;
using System.Text.Json;
using JakeOps.Hosting.Persistence;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JakeOps.Hosting.Messaging;

/// <summary>Parks what comes to a queue and no consumer can take: what is no message at all, a message of a type that
/// this version does not know, and what RabbitMQ gave up because its consumer died of it again and again.</summary>
internal sealed class ParkFilter(IServiceProvider services, BusModules modules)
    : IFilter<ReceiveContext>, IFilter<ExceptionReceiveContext>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _clock = services.GetRequiredService<TimeProvider>();
    private readonly ILogger _log = services.GetRequiredService<ILogger<ParkFilter>>();
    private readonly CancellationToken _stopping =
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

    public Task Send(ReceiveContext context, IPipe<ReceiveContext> next) =>
        ParkAsync(context, new NoConsumerException(BusModules.IsSuspects(context.QueueName())
            ? "The process ended each time that it worked on this message, the last time on this one alone."
            : "This version knows no such message. Redrive it after an upgrade."));

    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        await ParkAsync(context, context.Exception);
        // Otherwise it counts as a message that no consumer took, too.
        await context.NotifyFaulted(context.Exception);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("park");

    /// <summary>A database that is away is waited for; the message stays in its queue meanwhile.</summary>
    private async Task ParkAsync(ReceiveContext context, Exception why)
    {
        var endpoint = context.EndpointName();
        var (id, type, body) = Read(context);
        while (true)
        {
            try
            {
                await using var scope = services.CreateAsyncScope();
                var db = (ServiceDbContext)scope.ServiceProvider.GetRequiredService(modules.DatabaseOf(endpoint));
                db.Parked.Add(ParkedMessage.Of(id, type, body, endpoint, 1, why, _clock.GetUtcNow()));
                await db.SaveChangesAsync(_stopping);
                break;
            }
            catch (Exception outage) when (!_stopping.IsCancellationRequested)
            {
                _log.Waiting(endpoint, id, outage.Message);
            }
            await Task.Delay(Pause, _clock, _stopping);
        }
        _log.Parked(id, type, endpoint, 1, why);
    }

    private static (Guid Id, string Type, string Body) Read(ReceiveContext context)
    {
        // PostgreSQL's text holds everything but this.
        var text = Encoding.UTF8.GetString(context.Body.GetBytes()).Replace('\0', '\uFFFD');
        try
        {
            using var envelope = JsonDocument.Parse(text);
            var type = envelope.RootElement.GetProperty("messageType")[0].GetString()!.Split(':');
            return (envelope.RootElement.GetProperty("messageId").GetGuid(),
                $"{type[^2]}.{type[^1]}, {type[^2]}", envelope.RootElement.GetProperty("message").GetRawText());
        }
        catch (Exception bad) when (bad is JsonException or InvalidOperationException or KeyNotFoundException
            or FormatException or IndexOutOfRangeException)
        {
            return (context.GetMessageId(Guid.NewGuid()), "unreadable", text);
        }
    }
}

internal sealed class NoConsumerException(string message) : Exception(message);
