using JakeOps.Transcripts.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.Transcripts.Live;

/// <summary>Which run a viewer of a Delivery sees.</summary>
internal sealed class LiveRun(
    TranscriptsDbContext db, RunLookup runs, LiveSignal signal, TimeProvider clock,
    IOptions<TranscriptsOptions> options)
{
    /// <summary>The run that was asked for, else the running one. A viewer comes right after the answer to the action
    /// that starts the run, when no message about it may have arrived here yet: it is waited for a moment.</summary>
    public async Task<(bool Known, Execution? Run)> FindAsync(string delivery, Guid? run, CancellationToken ct)
    {
        using var ear = signal.Listen(delivery);
        var started = clock.GetTimestamp();
        while (true)
        {
            var found = run is { } id ? await runs.FindAsync(delivery, id, ct) : await RunningAsync(delivery, ct);
            if (found is not null) return (true, found);
            var left = options.Value.StreamWait - clock.GetElapsedTime(started);
            if (left <= TimeSpan.Zero) break;
            await ear.WaitAsync(left < options.Value.Poll ? left : options.Value.Poll, ct);
        }
        return (await runs.IsKnownAsync(delivery, ct), run is null ? await LatestAsync(delivery, ct) : null);
    }

    private async Task<Execution?> RunningAsync(string delivery, CancellationToken ct)
    {
        var running = await db.Deliveries.AsNoTracking()
            .Where(known => known.Id == delivery).Select(known => known.RunningExecution).SingleOrDefaultAsync(ct);
        var execution = running is { } id ? await runs.FindAsync(delivery, id, ct) : null;
        // What has ended already is the run before the one that is waited for.
        return execution?.FinishHeardAt is null ? execution : null;
    }

    private Task<Execution?> LatestAsync(string delivery, CancellationToken ct) => db.Executions.AsNoTracking()
        .Where(execution => execution.DeliveryId == delivery)
        .OrderByDescending(execution => execution.CreatedAt).FirstOrDefaultAsync(ct);
}
