namespace JakeOps.Delivery;

/// <summary>What was read of a range, day by day.</summary>
internal static class InsightsDays
{
    // As many as a chart can tell apart.
    private const int NamedWorkers = 5;

    public static IReadOnlyList<DayView> Of(
        List<DateTimeOffset> opened, List<(ClosedDelivery Delivery, LeadSplit Split)> leads, List<SpentRun> runs,
        List<RejectedWork> rejected, DateTimeOffset to)
    {
        var born = opened.ToLookup(Day);
        var closed = leads.ToLookup(one => Day(one.Delivery.ClosedAt));
        var spent = runs.ToLookup(run => Day(run.CreatedAt));
        var sentBack = rejected.ToLookup(one => Day(one.At));
        var named = Busiest(runs, to);
        return [.. new[] { born.Select(group => group.Key), closed.Select(group => group.Key), spent.Select(group => group.Key),
                sentBack.Select(group => group.Key) }.SelectMany(days => days).Distinct().Order()
            .Select(day => new DayView(
                day, born[day].Count(), closed[day].Count(one => !one.Delivery.GivenUp), closed[day].Count(one => one.Delivery.GivenUp),
                spent[day].Sum(run => run.Usage.CostUsd),
                LeadSplit.Sum(closed[day].Where(one => !one.Delivery.GivenUp).Select(one => one.Split)),
                spent[day].Count(), spent[day].Count(run => run.Status == AgentRunStatus.Failed), sentBack[day].Count(),
                Busy(spent[day], named, to)))];
    }

    private static HashSet<string> Busiest(List<SpentRun> runs, DateTimeOffset to) =>
        [.. runs.Where(run => run.Worker is not null).GroupBy(run => run.Worker!)
            .OrderByDescending(group => group.Sum(run => run.BusyMs(to))).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Take(NamedWorkers).Select(group => group.Key)];

    private static List<BusyView> Busy(IEnumerable<SpentRun> runs, HashSet<string> named, DateTimeOffset to) =>
        [.. runs.Where(run => run.Worker is not null).GroupBy(run => named.Contains(run.Worker!) ? run.Worker : null)
            .Select(group => new BusyView(group.Key, group.Sum(run => run.BusyMs(to))))
            .OrderBy(one => one.Worker is null).ThenByDescending(one => one.BusyMs).ThenBy(one => one.Worker, StringComparer.Ordinal)];

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}
