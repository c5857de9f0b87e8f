using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JakeOps.Hosting;

/// <summary>Something that is done again and again. What fails is told, and done at the next turn. The first turn comes
/// at the start; of what pauses for more than a minute it comes a minute later, because a start has enough to do.</summary>
public abstract class PeriodicWork(TimeProvider clock, ILogger log) : BackgroundService
{
    private static readonly TimeSpan Urgent = TimeSpan.FromMinutes(1);

    /// <summary>The pause from the end of one turn to the next.</summary>
    protected abstract TimeSpan Pause { get; }

    protected abstract Task WorkAsync(CancellationToken stop);

    protected sealed override async Task ExecuteAsync(CancellationToken stop)
    {
        if (Pause > Urgent) await Task.Delay(Urgent, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stop.IsCancellationRequested)
        {
            try { await WorkAsync(stop); }
            catch (Exception failure) when (!stop.IsCancellationRequested)
            {
                log.WorkFailed(GetType().Name.Split('`')[0], Pause, failure);
            }
            await Task.Delay(Pause, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
