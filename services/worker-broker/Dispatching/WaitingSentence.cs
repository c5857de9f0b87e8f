using System.Globalization;

namespace JakeOps.WorkerBroker;

/// <summary>Says in one sentence what an execution waits for. Figures that move by themselves are coarse, so that a
/// sentence does not change all the time.</summary>
internal static class WaitingSentence
{
    private const int Listed = 5;

    /// <summary>Before anybody looked.</summary>
    public const string Fresh = "It is new on the queue; a worker is looked for.";

    public static string NobodyFits(
        WorkKind work, IReadOnlyList<KnownWorker> online, IReadOnlyList<KnownWorker> away, DateTimeOffset now)
    {
        var seen = Seen(work, away, now);
        if (online.Count == 0)
            return "No worker is connected" + (seen is null ? "" : $" ({seen})") +
                ": start one with `jakeops-worker --token ...`.";
        var those = online.Take(Listed).Select(worker => $"{worker.Name} {Tags.List(worker.Tags)}");
        var list = string.Join(", ", those) + (online.Count > Listed ? ", ..." : "");
        seen ??= NearestTag.Hint(work.RequiredTags, online.Concat(away).SelectMany(worker => worker.Tags));
        return $"No online worker {Lacks(work, online)} ({online.Count} online: {list}" +
            (seen is null ? "" : $"; {seen}") + ").";
    }

    /// <summary>Workers fit, but none of them takes anything now.</summary>
    public static string NobodyTakes(IReadOnlyList<KnownWorker> fitting, DateTimeOffset now)
    {
        var all = string.Join("; ", fitting.Take(Listed).Select(worker => Standing(worker, now))) +
            (fitting.Count > Listed ? "; ..." : "");
        return fitting.All(worker => worker.Problem is null) ? $"Paused: {all}." : $"Nobody can take it now: {all}.";
    }

    /// <param name="takers">Fitting workers that are all busy.</param>
    /// <param name="others">Fitting workers that take nothing.</param>
    /// <param name="place">Among those that wait for the same workers; null for one far behind.</param>
    public static string Busy(
        IReadOnlyList<KnownWorker> takers, IReadOnlyList<KnownWorker> others, int? place, DateTimeOffset now)
    {
        var who = takers.Count == 1
            ? $"The only fitting worker, {takers[0].Name}, is busy"
            : $"All {takers.Count} fitting workers are busy";
        var not = others.Count == 0 ? "" : $" ({Standing(others[0], now)}{(others.Count > 1 ? "; ..." : "")})";
        if (place is null) return $"{who}{not}; you are behind more than {WaitingReasons.Places} others.";
        var oldest = takers.Min(worker => worker.OldestRun) is { } at
            ? $", the oldest run started {Ago(now - at)} ago" : "";
        return $"{who}{not}; you are {Place(place.Value)}{oldest}.";
    }

    public static string WithRefusals(string sentence, IReadOnlyCollection<string> refusals) =>
        refusals.Count == 0 ? sentence : $"{sentence} Refused so far: {string.Join("; ", refusals)}.";

    /// <summary>What keeps a connected worker from taking anything, without a full stop.</summary>
    public static string Standing(KnownWorker worker, DateTimeOffset now)
    {
        if (worker.Problem is { } problem) return $"{worker.Name} has a problem ({problem.TrimEnd('.')})";
        var verb = worker.Pause!.Leaves || worker.Running > 0 ? "drains" : "is paused";
        var by = worker.Pause.By is { } who ? $" by {who}" : "";
        var until = worker.Pause.Until is { } end ? $" until {Time(end, now)}" : "";
        var why = worker.Pause.Reason is { } reason ? $" ({reason.TrimEnd('.')})" : "";
        return $"{worker.Name} {verb}{(verb == "drains" ? "" : by)}{until}{why}";
    }

    private static string? Seen(WorkKind work, IReadOnlyList<KnownWorker> away, DateTimeOffset now)
    {
        if (away.FirstOrDefault(worker => worker.Fits(work)) is not { } last) return null;
        var has = $"{last.Name} {(work.RequiredTags.Count > 0 ? "has it" : "fits")}";
        return last.TooOld ? $"{has}, but its version is too old: update it"
            : $"{has} and was last seen {Ago(now - last.LastSeen)} ago";
    }

    /// <summary>The tags that nobody has, or all where nobody has all, or what else keeps everybody.</summary>
    private static string Lacks(WorkKind work, IReadOnlyList<KnownWorker> online)
    {
        var able = online.Where(worker => Tags.Missing(worker.Tags, work.RequiredTags).Count == 0).ToList();
        if (able.Count == 0)
        {
            var nowhere = work.RequiredTags
                .Where(tag => online.All(worker => Tags.Missing(worker.Tags, [tag]).Count > 0)).ToList();
            return $"has {Tags.Shown(nowhere.Count > 0 ? nowhere : work.RequiredTags)}";
        }
        if (able.All(worker => Tags.Unasked(worker.Tags, work.RequiredTags) is not null))
            return work.RequiredTags.Count == 0
                ? "takes work that asks for no tag" : $"takes work that asks only for {Tags.Shown(work.RequiredTags)}";
        return able.Exists(worker => RepositoryName.Allowed(worker.Repositories, work.Repository))
            ? "takes it" : $"has a token that allows the repository {work.Repository}";
    }

    private static string Place(int place) => place switch
    {
        > 20 => $"behind more than {place / 10 * 10 - 1} others",
        _ => (place % 10, place % 100) switch
        {
            (1, not 11) => $"{place}st",
            (2, not 12) => $"{place}nd",
            (3, not 13) => $"{place}rd",
            _ => $"{place}th",
        },
    };

    private static string Time(DateTimeOffset time, DateTimeOffset now) => time.UtcDateTime.ToString(
        time.UtcDateTime.Date == now.UtcDateTime.Date ? "HH:mm 'UTC'" : "yyyy-MM-dd HH:mm 'UTC'",
        CultureInfo.InvariantCulture);

    private static string Ago(TimeSpan time) => time.TotalMinutes switch
    {
        < 1 => "less than a minute",
        < 5 => $"{(int)time.TotalMinutes} min",
        < 60 => $"{(int)time.TotalMinutes / 5 * 5} min",
        < 60 * 48 => $"{(int)time.TotalHours} h",
        _ => $"{(int)time.TotalDays} days",
    };
}
