namespace JakeOps.WorkerBroker;

/// <summary>Says in one sentence what an execution waits for. Figures that move by themselves are coarse, so that a
/// sentence does not change all the time.</summary>
internal static class WaitingSentence
{
    private const int Listed = 5;

    /// <summary>Sentences for one organization's queue, given in its order; none where a slot is free right
    /// now.</summary>
    public static IEnumerable<(QueuedExecution Queued, string Reason)> For(
        IReadOnlyList<QueuedExecution> queue, IReadOnlyList<KnownWorker> workers, DateTimeOffset now)
    {
        var online = workers.Where(worker => worker.Online).ToList();
        // Executions that ask for the same are alike; a long queue has few kinds.
        var ahead = new Dictionary<string, (List<KnownWorker> Fitting, int Count)>();
        foreach (var queued in queue)
        {
            var kind = string.Join(',', [.. queued.RequiredTags.Order(), .. queued.RefusedBy.Select(id => $"{id}")]);
            var fitting = ahead.TryGetValue(kind, out var alike) ? alike.Fitting : Fitting(queued, online);
            var rivals = ahead.Values.Where(other => other.Fitting.Intersect(fitting).Any());
            var place = 1 + rivals.Sum(other => other.Count);
            ahead[kind] = (fitting, alike.Count + 1);
            if (fitting.Count == 0)
                yield return (queued, NobodyFits(queued, online, workers, now));
            else if (place > 1 || fitting.Sum(worker => worker.Running) >= fitting.Sum(worker => worker.Capacity))
                yield return (queued, Busy(fitting, place, now));
        }
    }

    private static List<KnownWorker> Fitting(QueuedExecution queued, List<KnownWorker> online) =>
        [.. online.Where(worker => Fits(worker, queued) && !queued.RefusedBy.Contains(worker.Id))];

    private static string NobodyFits(
        QueuedExecution queued, List<KnownWorker> online, IReadOnlyList<KnownWorker> workers, DateTimeOffset now)
    {
        var refused = queued.RefusalReasons.Count == 0
            ? "" : $" Refused so far: {string.Join("; ", queued.RefusalReasons)}.";
        var away = workers.FirstOrDefault(worker => !worker.Online && Fits(worker, queued));
        var has = queued.RequiredTags.Count > 0 ? "has it" : "fits";
        var seen = away is null ? "" : $"{away.Name} {has} and was last seen {Ago(now - away.LastSeen)} ago";
        if (online.Count == 0)
            return "No worker is connected" +
                (seen.Length > 0 ? $" ({seen})" : "") + ": start one with `jakeops-worker --token ...`." + refused;
        var those = online.Take(Listed).Select(worker => $"{worker.Name} [{string.Join(",", worker.Tags)}]");
        var list = string.Join(", ", those) + (online.Count > Listed ? ", ..." : "");
        if (seen.Length > 0) list += $"; {seen}";
        return $"No online worker {Lacks(queued, online)} ({online.Count} online: {list})." + refused;
    }

    /// <summary>The tags that nobody has, or all where nobody has all, or what an exclusive worker leaves.</summary>
    private static string Lacks(QueuedExecution queued, List<KnownWorker> online)
    {
        if (queued.RequiredTags.Count == 0) return "takes work that asks for no tag";
        var nowhere = queued.RequiredTags
            .Where(tag => online.All(worker => Tags.Missing(worker.Tags, [tag]).Count > 0)).ToList();
        var all = online.Any(worker => Tags.Missing(worker.Tags, queued.RequiredTags).Count == 0);
        var tags = string.Join(" and ", (nowhere.Count > 0 ? nowhere : queued.RequiredTags).Select(tag => $"`{tag}`"));
        return all ? $"takes work that asks only for {tags}" : $"has {tags}";
    }

    private static string Busy(List<KnownWorker> fitting, int place, DateTimeOffset now)
    {
        var who = fitting.Count == 1
            ? $"The only fitting worker, {fitting[0].Name}, is busy"
            : $"All {fitting.Count} fitting workers are busy";
        var oldest = fitting.Min(worker => worker.OldestRun) is { } at
            ? $", the oldest run started {Ago(now - at)} ago" : "";
        return $"{who}; you are {Place(place)}{oldest}.";
    }

    private static bool Fits(KnownWorker worker, QueuedExecution queued) => Tags.Fit(worker.Tags, queued.RequiredTags);

    private static string Place(int place) => place switch
    {
        > 100 => "behind more than 100 others",
        > 20 => $"behind more than {place / 10 * 10 - 1} others",
        _ => (place % 10, place % 100) switch
        {
            (1, not 11) => $"{place}st",
            (2, not 12) => $"{place}nd",
            (3, not 13) => $"{place}rd",
            _ => $"{place}th",
        },
    };

    private static string Ago(TimeSpan time) => time.TotalMinutes switch
    {
        < 1 => "less than a minute",
        < 5 => $"{(int)time.TotalMinutes} min",
        < 60 => $"{(int)time.TotalMinutes / 5 * 5} min",
        < 60 * 48 => $"{(int)time.TotalHours} h",
        _ => $"{(int)time.TotalDays} days",
    };
}
