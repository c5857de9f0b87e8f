namespace JakeOps.Gateway.Audit;

/// <summary>Writes entries as they come, several at a time under load. At a stop it writes what is left.</summary>
internal sealed class AuditWriter(
    AuditTrail trail, IServiceScopeFactory scopes, TimeProvider clock, ILogger<AuditWriter> log) : BackgroundService
{
    private const int Most = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>The door is closed by then: no entry comes any more.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        trail.End();
        if (trail.Waiting.Count > 0) log.AuditFlushes(trail.Waiting.Count);
        // Until all is written, or as long as the host may take to stop.
        if (ExecuteTask is { } writing) await writing.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
        if (trail.Waiting.Count > 0) log.AuditLost(trail.Waiting.Count);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await trail.Waiting.WaitToReadAsync(stoppingToken))
        {
            var entries = new List<AuditEntry>();
            while (entries.Count < Most && trail.Waiting.TryRead(out var entry)) entries.Add(entry);
            while (!await WriteAsync(entries)) await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    private async Task<bool> WriteAsync(List<AuditEntry> entries)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<GatewayDbContext>();
            db.Audit.AddRange(entries);
            await db.SaveChangesAsync(CancellationToken.None);
            return true;
        }
        catch (Exception failure)
        {
            log.AuditWaits(entries.Count + trail.Waiting.Count, failure);
            return false;
        }
    }
}
