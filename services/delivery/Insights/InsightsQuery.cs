using JakeOps.Contracts;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Delivery;

/// <summary>Reads a range of the past by its indexes and counts it. No more than <see cref="InsightsLimit"/> says of closed
/// Deliveries, events and runs each: what lies before them is cut off, and the answer says so.</summary>
internal sealed class InsightsQuery(DeliveryDbContext db, InsightsLimit limit)
{
    private const int MostWorkers = 100;
    private const int MostNames = 50;

    private static readonly string[] Closing = ["close", "request_withdrawn"];

    public async Task<InsightsView> ReadAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var begin = await BeginAsync(from, to, ct);
        var opened = await db.Deliveries.Where(one => one.CreatedAt >= begin && one.CreatedAt < to)
            .OrderByDescending(one => one.CreatedAt).Select(one => one.CreatedAt).Take(limit.Rows).ToListAsync(ct);
        var leads = await LeadsAsync(begin, to, ct);
        var runs = await RunsAsync(begin, to, ct);
        var rejected = await RejectedAsync(begin, to, ct);
        var done = leads.Where(one => !one.Delivery.GivenUp).ToList();
        var times = done.Select(one => LeadTimes.Ms(LeadTimes.Between(one.Delivery.CreatedAt, one.Delivery.ClosedAt))).Order().ToList();
        return new(
            begin, to, begin > from,
            new(done.Count, LeadTimes.Quantile(times, 0.5), LeadTimes.Quantile(times, 0.9), LeadSplit.Sum(done.Select(one => one.Split))),
            InsightsDays.Of(opened, leads, runs, rejected, to), await PhasesAsync(begin, to, rejected, ct), Costs(runs),
            Workers(runs, to));
    }

    /// <summary>The beginning of what one answer takes, counted from its end.</summary>
    private async Task<DateTimeOffset> BeginAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var beyond = new[]
        {
            await Beyond(db.Deliveries.Select(one => one.CreatedAt), from, to).FirstOrDefaultAsync(ct),
            await Beyond(Closes.Select(run => run.StartedAt), from, to).FirstOrDefaultAsync(ct),
            await Beyond(db.Runs.Select(run => run.CreatedAt), from, to).FirstOrDefaultAsync(ct),
        }.Max();
        return beyond == default ? from : beyond.AddTicks(TimeSpan.TicksPerSecond);
    }

    private IQueryable<DateTimeOffset> Beyond(IQueryable<DateTimeOffset> times, DateTimeOffset from, DateTimeOffset to) =>
        times.Where(at => at >= from && at < to).OrderByDescending(at => at).Skip(limit.Rows).Take(1);

    private IQueryable<PhaseRun> Closes => db.Set<PhaseRun>().Where(run => run.Phase == Phase.Close);

    private async Task<List<(ClosedDelivery Delivery, LeadSplit Split)>> LeadsAsync(
        DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var closed = Closes.Where(run => run.StartedAt >= from && run.StartedAt < to);
        var givenUp = (await db.Events.Where(row => Closing.Contains(row.Command) && row.At >= from && row.At < to
                && row.ToPhase == Phase.Close && row.FromPhase != Phase.Close)
            .OrderByDescending(row => row.At).Select(row => row.DeliveryId).Take(limit.Rows).ToListAsync(ct)).ToHashSet();
        var deliveries = await closed.Join(
            db.Deliveries, run => run.DeliveryId, one => one.Id, (run, one) => new { one.Id, one.CreatedAt, run.StartedAt })
            .ToListAsync(ct);
        var ids = closed.Select(run => run.DeliveryId);
        var phases = (await db.Set<PhaseRun>().Where(run => ids.Contains(run.DeliveryId)).Select(run => new TimedPhase(
            run.DeliveryId, run.Number, run.Phase, run.RunStatus, run.StartedAt, run.EndedAt)).ToListAsync(ct))
            .ToLookup(run => run.DeliveryId);
        var runs = (await db.Runs.Where(run => ids.Contains(run.DeliveryId)).Select(run => new TimedRun(
            run.DeliveryId, run.Outcome, run.CreatedAt, run.BeganAt, run.EndedAt, run.Usage)).ToListAsync(ct))
            .ToLookup(run => run.DeliveryId);
        return [.. deliveries.Select(one => new ClosedDelivery(one.Id, one.CreatedAt, one.StartedAt, givenUp.Contains(one.Id)))
            .Select(one => (one, LeadTimes.Of(one, phases[one.Id], runs[one.Id])))];
    }

    private Task<List<SpentRun>> RunsAsync(DateTimeOffset begin, DateTimeOffset to, CancellationToken ct) => (
        from run in db.Runs
        where run.CreatedAt >= begin && run.CreatedAt < to
        join delivery in db.Deliveries on run.DeliveryId equals delivery.Id
        select new SpentRun(
            delivery.Repository, run.Model, run.Mode, run.WorkerName, run.Status, run.CreatedAt, run.BeganAt, run.EndedAt,
            run.Usage)).ToListAsync(ct);

    /// <summary>A run is sent back once at most, so there are no more of them than of runs.</summary>
    private Task<List<RejectedWork>> RejectedAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken ct) =>
        db.Events.Where(row => row.Command == "reject" && row.At >= from && row.At < to)
            .OrderByDescending(row => row.At).Select(row => new RejectedWork(row.FromPhase, row.At)).Take(limit.Rows).ToListAsync(ct);

    private async Task<IReadOnlyList<PhaseRateView>> PhasesAsync(
        DateTimeOffset from, DateTimeOffset to, List<RejectedWork> rejected, CancellationToken ct)
    {
        var ended = await db.Set<PhaseRun>().Where(run => run.EndedAt >= from && run.EndedAt < to)
            .GroupBy(run => new { run.Phase, run.RunStatus })
            .Select(group => new { group.Key.Phase, group.Key.RunStatus, Count = group.Count() }).ToListAsync(ct);
        return [.. Lifecycle.Phases.Where(phase => phase is not (Phase.Intake or Phase.Close)).Select(phase => new PhaseRateView(
            phase, ended.Where(one => one.Phase == phase).Sum(one => one.Count), Count(phase, RunStatus.Succeeded),
            Count(phase, RunStatus.Failed), Count(phase, RunStatus.Blocked),
            rejected.Count(one => one.Phase == phase)))];

        int Count(Phase phase, RunStatus status) => ended.Find(one => one.Phase == phase && one.RunStatus == status)?.Count ?? 0;
    }

    private static CostsView Costs(List<SpentRun> runs) => new(
        runs.Sum(run => run.Usage.CostUsd), CostsBy(runs, run => run.Repository),
        CostsBy(runs, run => run.Model ?? RunSession.Unknown), CostsBy(runs, run => run.Phase.Word()));

    private static List<CostView> CostsBy(List<SpentRun> runs, Func<SpentRun, string> name) =>
        [.. runs.GroupBy(name).Select(group => new CostView(
            group.Key, group.Count(), group.Sum(run => run.Tokens), group.Sum(run => run.Usage.CostUsd)))
            .OrderByDescending(one => one.CostUsd).ThenBy(one => one.Name, StringComparer.Ordinal).Take(MostNames)];

    private static List<WorkerUseView> Workers(List<SpentRun> runs, DateTimeOffset to) =>
        [.. runs.Where(run => run.Worker is not null).GroupBy(run => run.Worker!).Select(group => new WorkerUseView(
            group.Key, group.Count(), group.Count(run => run.Status == AgentRunStatus.Failed), group.Sum(run => run.BusyMs(to))))
            .OrderByDescending(one => one.BusyMs).ThenBy(one => one.Name, StringComparer.Ordinal).Take(MostWorkers)];
}

/// <param name="Rows">Of each kind that one answer is counted from, at most.</param>
internal sealed record InsightsLimit(int Rows = 20_000);

internal sealed record RejectedWork(Phase? Phase, DateTimeOffset At);

/// <summary>An agent run as far as it counts.</summary>
internal sealed record SpentRun(
    string Repository, string? Model, Phase Phase, string? Worker, AgentRunStatus Status, DateTimeOffset CreatedAt,
    DateTimeOffset? BeganAt, DateTimeOffset? EndedAt, RunUsage Usage)
{
    public long Tokens => Usage.InputTokens + Usage.OutputTokens + Usage.CacheReadTokens + Usage.CacheCreationTokens;

    public long BusyMs(DateTimeOffset to) =>
        LeadTimes.Ms(LeadTimes.Between(BeganAt ?? CreatedAt, EndedAt is { } ended && ended < to ? ended : to));
}
