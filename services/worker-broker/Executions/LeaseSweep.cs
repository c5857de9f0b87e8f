using JakeOps.Hosting;
using JakeOps.Worker.Protocol;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.WorkerBroker;

/// <summary>Ends what nobody ends any more: leases that ran out, cancels without an answer. Replicas may sweep at the
/// same time; the end of an execution is one conditional update. Where nobody swept for longer than a heartbeat takes,
/// nobody could renew either: the database or all brokers were away, and every lease lasts that much longer.</summary>
internal sealed class LeaseSweep(
    IServiceScopeFactory scopes, RunningExecutions running, IOptions<BrokerOptions> options, TimeProvider clock,
    ILogger<LeaseSweep> log) : PeriodicWork(clock, log)
{
    private const int Batch = 100;
    private static readonly TimeSpan KeepEarlyCancels = TimeSpan.FromDays(7);

    private readonly TimeProvider _clock = clock;
    private readonly ILogger _log = log;

    protected override TimeSpan Pause => options.Value.Sweep;

    protected override async Task WorkAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BrokerDbContext>();
        var now = _clock.GetUtcNow();
        await ProlongAsync(db, now, stop);
        var overdue = now - options.Value.CancelWithin;
        var lost = await db.OfAnyTenant().AsNoTracking()
            .Where(row => row.State == ExecutionState.Running
                && (row.LeaseUntil < now || row.CancelRequestedAt < overdue))
            .OrderBy(row => row.LeaseUntil).Take(Batch).ToListAsync(stop);
        foreach (var row in lost)
        {
            var result = row.CancelRequestedAt < overdue ? Unanswered(row, now) : Expired(row, now);
            await EndAsync(db, row, result, now, stop);
            // Should its worker be alive after all, it is told to stop.
            running.Cancel(row.Id);
        }
        await MeetEarlyCancelsAsync(db, now, stop);
    }

    private async Task ProlongAsync(BrokerDbContext db, DateTimeOffset now, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var mark = await db.SweepMarks.AsNoTracking().SingleOrDefaultAsync(stop);
        if (mark is null) db.SweepMarks.Add(new() { At = now });
        // Of two replicas that come back, the one that moves the mark has to prolong.
        else if (mark.At < now && await db.SweepMarks.Where(row => row.At == mark.At)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.At, now), stop) == 1
            && now - mark.At > options.Value.Heartbeat + Pause) await ProlongAsync(db, now - mark.At, stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    private async Task ProlongAsync(BrokerDbContext db, TimeSpan away, CancellationToken stop)
    {
        var running = await db.OfAnyTenant().Where(row => row.State == ExecutionState.Running)
            .Select(row => new { row.Id, row.LeaseUntil, row.CancelRequestedAt }).ToListAsync(stop);
        foreach (var row in running)
            await db.OfAnyTenant().Where(other => other.Id == row.Id && other.State == ExecutionState.Running)
                .ExecuteUpdateAsync(set => set
                    .SetProperty(other => other.LeaseUntil, row.LeaseUntil + away)
                    .SetProperty(other => other.CancelRequestedAt, row.CancelRequestedAt + away), stop);
        _log.LeasesProlonged(running.Count, away);
    }

    private ExecutionResult Expired(Execution row, DateTimeOffset now)
    {
        var silent = now - row.LeaseUntil!.Value + options.Value.Lease;
        return row.CancelReason is { } cancel
            ? Endings.Canceled($"{cancel} The connection to its worker was lost meanwhile.", now)
            : Endings.Interrupted(
                $"connection lost for {(int)silent.TotalSeconds} s; retry starts the phase again.", now);
    }

    private ExecutionResult Unanswered(Execution row, DateTimeOffset now) => Endings.Canceled(
        $"{row.CancelReason} (Its worker did not answer within {(int)options.Value.CancelWithin.TotalSeconds} s " +
        "and is taken for lost.)", now);

    /// <summary>A cancel and its request that were consumed at the same moment did not see each other.</summary>
    private static async Task MeetEarlyCancelsAsync(BrokerDbContext db, DateTimeOffset now, CancellationToken stop)
    {
        var met = await db.EarlyCancels
            .Where(cancel => db.Executions.IgnoreQueryFilters().Any(row => row.Id == cancel.ExecutionId))
            .OrderBy(cancel => cancel.At).Take(Batch).ToListAsync(stop);
        foreach (var cancel in met)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            await db.CancelAsync(cancel.ExecutionId, cancel.Reason, now, stop);
            db.EarlyCancels.Remove(cancel);
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
        }
        var old = now - KeepEarlyCancels;
        await db.EarlyCancels.Where(cancel => cancel.At < old).ExecuteDeleteAsync(stop);
    }

    private async Task EndAsync(
        BrokerDbContext db, Execution row, ExecutionResult result, DateTimeOffset now, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // A renewal may have come between: the update looks at the lease again.
        var still = await db.OfAnyTenant().AnyAsync(
            other => other.Id == row.Id && (other.LeaseUntil == row.LeaseUntil || other.CancelRequestedAt != null),
            stop);
        if (still && await db.FinishAsync(row.Id, result, now, stop, from: ExecutionState.Running))
            _log.ExecutionFinished(row.Id, result.Outcome, result.Error);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }
}
