using System.Collections.Concurrent;
using JakeOps.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.GitHubSync;

/// <summary>Looks at what is due, one round for each source at a time, so that a source whose host hangs delays no other.
/// Replicas share the watches by a lease in the database.</summary>
internal sealed class WatchLoop(
    IServiceScopeFactory scopes, IOptions<GitHubSyncOptions> options, TimeProvider clock, ILogger<WatchLoop> log)
    : PeriodicWork(clock, log)
{
    private const int MostRounds = 16;

    private readonly TimeProvider _clock = clock;
    private readonly ILogger _log = log;
    private readonly ConcurrentDictionary<string, Task> _rounds = new();

    protected override TimeSpan Pause => options.Value.WatchTick;

    protected override async Task WorkAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GitHubSyncDbContext>();
        var now = _clock.GetUtcNow();
        var due = await db.Watches.IgnoreQueryFilters().Where(watch => watch.NextAt <= now && watch.LeaseUntil <= now)
            .Select(watch => new { watch.Organization, watch.SourceId }).Distinct().ToListAsync(stop);
        foreach (var source in due)
            if (_rounds.Count < MostRounds && !_rounds.ContainsKey(source.SourceId))
                _rounds[source.SourceId] = Task.Run(
                    () => RoundAsync(source.Organization, source.SourceId, stop), CancellationToken.None);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_rounds.Values).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RoundAsync(string organization, string source, CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Tenant>().Organization = organization;
            await scope.ServiceProvider.GetRequiredService<WatchRound>().RunAsync(source, stop);
        }
        catch (Exception) when (stop.IsCancellationRequested) { /* the lease ends by itself */ }
        catch (Exception failure) { _log.WatchRoundFailed(source, failure); }
        finally { _rounds.TryRemove(source, out _); }
    }
}
