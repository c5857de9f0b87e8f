using System.Diagnostics;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace JakeOps.Hosting.Messaging;

/// <summary>Ends a process whose bus does not find back to a broker that answers again, so that whoever supervises it
/// starts it anew. A bus was seen to stay away after its broker had
/// been killed in the middle of publications, cause unknown; a restart is harmless, for nothing is lost by one.</summary>
internal sealed class BusWatch(
    IBusControl bus, ConfirmedPublisher publisher, BusWatchOptions options, TimeProvider clock, ILogger<BusWatch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        for (var since = clock.GetUtcNow(); !stop.IsCancellationRequested;)
        {
            await Task.Delay(options.Patience / 6, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var works = bus.CheckHealth().Status == BusHealthStatus.Healthy && !publisher.Unconfirmed;
            if (works || !await BrokerAnswersAsync(stop)) since = clock.GetUtcNow();
            if (clock.GetUtcNow() - since < options.Patience) continue;
            log.BusHangs(options.Patience);
            await Task.Delay(TimeSpan.FromSeconds(1), clock, CancellationToken.None); // the console's log is written beside
            // Stopping in order would wait for the same bus.
            Process.GetCurrentProcess().Kill();
        }
    }

    private async Task<bool> BrokerAnswersAsync(CancellationToken stop)
    {
        try
        {
            await using var connection = await new ConnectionFactory { Uri = options.Broker }.CreateConnectionAsync(stop);
            return true;
        }
        catch (Exception) { return false; /* away, or not yet ready */ }
    }
}

/// <param name="Broker">Where the broker is.</param>
/// <param name="Patience">How long the bus may fail while the broker answers.</param>
internal sealed record BusWatchOptions(Uri Broker, TimeSpan Patience);
