using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JakeOps.Hosting;

/// <summary>Something that is done at the start and then again and again. What fails is told, and done at the next
/// turn.</summary>
public abstract class PeriodicWork(TimeProvider clock, ILogger log) : BackgroundService
{
    /// <summary>The pause from the end of one turn to the next.</summary>
    protected abstract TimeSpan Pause { get; }

    protected abstract Task WorkAsync(CancellationToken stop);

    protected sealed override async Task ExecuteAsync(CancellationToken stop)
    {
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
