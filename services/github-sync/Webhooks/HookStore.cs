using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.GitHubSync;

/// <summary>Stores webhooks before they are answered. What comes in at the same time is committed together, so that a
/// thousand take little longer than one.</summary>
internal sealed class HookStore(IServiceScopeFactory scopes, HookSignal signal, TimeProvider clock, ILogger<HookStore> log)
    : BackgroundService
{
    public const string Stored = "stored";
    public const string Known = "known";
    public const string Ignored = "ignored";

    private const int AtOnce = 200;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    private readonly Channel<Arrival> _arrivals = Channel.CreateBounded<Arrival>(2_000);
    private volatile bool _storing;

    public async Task<string> AddAsync(Hook hook, CancellationToken ct)
    {
        var arrival = new Arrival(hook, new(TaskCreationOptions.RunContinuationsAsynchronously));
        await _arrivals.Writer.WriteAsync(arrival, ct);
        return await arrival.Done.Task.WaitAsync(ct);
    }

    /// <summary>Comes back when nothing is to be stored, or after <paramref name="longest"/>: for work that can wait while
    /// somebody waits for an answer. Where there is one writer at a time (SQLite) it would be in the way.</summary>
    public async Task QuietAsync(TimeSpan longest, CancellationToken ct)
    {
        for (var until = clock.GetUtcNow() + longest; (_storing || _arrivals.Reader.Count > 0) && clock.GetUtcNow() < until;)
            await Task.Delay(Look, clock, ct);
    }

    /// <summary>Nothing to apply, but a sign that webhooks arrive.</summary>
    public async Task<string> HeardAsync(Source source, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await NoteAsync(scope.ServiceProvider.GetRequiredService<GitHubSyncDbContext>(), [source.Id], ct);
        return Ignored;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _arrivals.Reader.WaitToReadAsync(stoppingToken))
        {
            _storing = true;
            var batch = new List<Arrival>();
            while (batch.Count < AtOnce && _arrivals.Reader.TryRead(out var arrival)) batch.Add(arrival);
            try { await StoreAsync(batch, stoppingToken); }
            catch (Exception failure)
            {
                if (!stoppingToken.IsCancellationRequested) log.HooksNotStored(batch.Count, failure);
                foreach (var arrival in batch) arrival.Done.TrySetException(failure);
            }
            _storing = false;
        }
    }

    private async Task StoreAsync(List<Arrival> batch, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GitHubSyncDbContext>();
        var ids = batch.Select(one => one.Hook.Id).ToList();
        var sources = batch.Select(one => one.Hook.SourceId).Distinct().ToList();
        var known = (await db.Hooks.IgnoreQueryFilters().Where(row => sources.Contains(row.SourceId) && ids.Contains(row.Id))
            .ToListAsync(stop)).ToDictionary(row => (row.SourceId, row.Id));
        var answers = new List<(Arrival, string)>();
        foreach (var arrival in batch) answers.Add((arrival, Enter(db, known, arrival.Hook)));
        try { await db.SaveChangesAsync(stop); }
        catch (DbUpdateException) when (batch.Count > 1)
        {
            // Another replica was sent one of them too: one after the other.
            foreach (var arrival in batch) await StoreAsync([arrival], stop);
            return;
        }
        catch (DbUpdateException) when (known.Count == 0)
        {
            batch[0].Done.TrySetResult(Known);
            return;
        }
        await NoteAsync(db, sources, stop);
        foreach (var (arrival, answer) in answers) arrival.Done.TrySetResult(answer);
        signal.Set();
    }

    /// <summary>One whose application failed may come again.</summary>
    private static string Enter(GitHubSyncDbContext db, Dictionary<(string, string), Hook> known, Hook hook)
    {
        if (!known.TryGetValue((hook.SourceId, hook.Id), out var row))
        {
            db.Add(known[(hook.SourceId, hook.Id)] = hook);
            return Stored;
        }
        if (row.State != HookState.Failed) return Known;
        (row.State, row.Attempts, row.NotBefore, row.Error) = (HookState.Received, 0, default, null);
        return Stored;
    }

    private async Task NoteAsync(GitHubSyncDbContext db, List<string> sources, CancellationToken ct)
    {
        var (now, recently) = (clock.GetUtcNow(), clock.GetUtcNow().AddMinutes(-1));
        await db.Syncs.IgnoreQueryFilters().Where(one => sources.Contains(one.SourceId)
                && (one.LastHookAt == null || one.LastHookAt < recently))
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.LastHookAt, now), ct);
    }

    private sealed record Arrival(Hook Hook, TaskCompletionSource<string> Done);
}
