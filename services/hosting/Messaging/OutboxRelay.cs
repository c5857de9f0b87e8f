using System.Collections.Concurrent;
using JakeOps.Hosting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JakeOps.Hosting.Messaging;

/// <summary>Publishes what the outbox holds, in order within a partition key, and deletes a row only when the bus has
/// confirmed it. One relay works at a time for each database: the holder of the lease. A holder that dies is
/// followed by another when the lease ends; one that was only slow publishes twice, which the inbox drops.</summary>
internal sealed class OutboxRelay<TContext>(
    IServiceScopeFactory scopes, OutboxSignal<TContext> signal, ConfirmedPublisher publisher, TimeProvider clock,
    ILogger<OutboxRelay<TContext>> log) : BackgroundService where TContext : ServiceDbContext
{
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private const int BatchSize = 200;
    private const int MaxBusyKeys = 400;

    private readonly string _me = $"{Environment.MachineName}:{Guid.NewGuid():N}";

    private DateTimeOffset _leaseUntil;

    // Keys with a publication under way; its rows are not read again until they are deleted or given up.
    private readonly ConcurrentDictionary<string, Task> _busy = new();
    private readonly ConcurrentQueue<Ended> _ended = new();

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var more = false;
            try { more = await RelayOnceAsync(stop); }
            catch (OperationCanceledException) when (stop.IsCancellationRequested) { break; }
            catch (Exception failure) { log.RelayFailed(typeof(TContext).Name, failure); }
            if (!more) await signal.WaitAsync(Poll, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await Task.WhenAll(_busy.Values).WaitAsync(TimeSpan.FromSeconds(3), CancellationToken.None)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await GiveUpLeaseAsync();
    }

    /// <summary>Settles what was published, then starts publishing what is due; true when there may be more at once.</summary>
    internal async Task<bool> RelayOnceAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TContext>();
        // An idle service writes nothing: no lease without work.
        if (_busy.IsEmpty && !await Due(db).AnyAsync(stop)) return false;
        if (!await TakeLeaseAsync(db, stop)) return false;
        await SettleAsync(db, stop);
        if (_busy.Count >= MaxBusyKeys) return false;

        var due = await Due(db).OrderBy(row => row.Seq).Take(BatchSize).ToListAsync(stop);
        foreach (var rows in due.GroupBy(row => row.PartitionKey))
            _busy[rows.Key] = Task.Run(() => PublishInOrderAsync(rows.Key, [.. rows], stop), CancellationToken.None);
        return due.Count == BatchSize;
    }

    /// <summary>What no earlier row of the same key holds back.</summary>
    private IQueryable<OutboxMessage> Due(TContext db)
    {
        var now = clock.GetUtcNow();
        var busy = _busy.Keys.ToList();
        return db.Outbox.AsNoTracking().Where(row => row.NotBefore <= now
            && !EF.Parameter(busy).Contains(row.PartitionKey)
            && !db.Outbox.Any(earlier =>
                earlier.PartitionKey == row.PartitionKey && earlier.Seq < row.Seq && earlier.NotBefore > now));
    }

    private async Task PublishInOrderAsync(string key, List<OutboxMessage> rows, CancellationToken stop)
    {
        var ended = new Ended(key, [], []);
        foreach (var row in rows)
        {
            try
            {
                await publisher.PublishAsync(row, stop);
            }
            catch (UnreadableMessageException unreadable)
            {
                log.Unreadable(row.MessageId, row.Type, unreadable.Message);
                ended.Poison.Add(ParkedMessage.Of(
                    row.MessageId, row.Type, row.Body, row.Endpoint, row.Failures, unreadable, clock.GetUtcNow()));
            }
            catch (Exception failure)
            {
                // The rows from here on stay: a bus that is away comes back.
                if (!stop.IsCancellationRequested) log.PublishFailed(row.Type, failure.Message);
                ended = ended with { RetryAt = clock.GetUtcNow().AddSeconds(1) };
                break;
            }
            ended.Done.Add(row.Seq);
        }
        _ended.Enqueue(ended);
        signal.Set();
    }

    /// <summary>In one transaction for all that has ended: committing is what costs.</summary>
    private async Task SettleAsync(TContext db, CancellationToken stop)
    {
        var ended = _ended.ToArray();
        if (ended.Length == 0) return;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        db.Parked.AddRange(ended.SelectMany(one => one.Poison));
        await db.SaveChangesAsync(stop);
        var done = ended.SelectMany(one => one.Done).ToList();
        await db.Outbox.Where(row => EF.Parameter(done).Contains(row.Seq)).ExecuteDeleteAsync(stop);
        foreach (var one in ended)
            if (one.RetryAt is { } retryAt)
                await db.Outbox.Where(row => row.PartitionKey == one.Key && row.NotBefore < retryAt)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.NotBefore, retryAt), stop);
        await transaction.CommitAsync(stop);
        foreach (var one in ended)
        {
            _ended.TryDequeue(out _);
            _busy.TryRemove(one.Key, out _);
        }
    }

    private async Task<bool> TakeLeaseAsync(TContext db, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (_leaseUntil - now > LeaseTime / 2) return true;
        var until = now + LeaseTime;
        var mine = await db.OutboxLeases.Where(lease => lease.Owner == _me || lease.Owner == null || lease.Until < now)
            .ExecuteUpdateAsync(set => set.SetProperty(lease => lease.Owner, _me)
                .SetProperty(lease => lease.Until, until), stop) > 0;
        _leaseUntil = mine ? until : default;
        return mine;
    }

    private sealed record Ended(string Key, List<long> Done, List<ParkedMessage> Poison, DateTimeOffset? RetryAt = null);

    private async Task GiveUpLeaseAsync()
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<TContext>();
            await SettleAsync(db, CancellationToken.None);
            await db.OutboxLeases.Where(lease => lease.Owner == _me)
                .ExecuteUpdateAsync(set => set.SetProperty(lease => lease.Owner, (string?)null));
        }
        catch (Exception failure) { log.RelayFailed(typeof(TContext).Name, failure); }
    }
}
