namespace JakeOps.GitHubSync;

/// <summary>What the checks of a commit say, by the source's policy. Pure: it is told the time.</summary>
internal static class VerifyRules
{
    /// <param name="watch">Knows since when the commit is watched, and since when all passes.</param>
    /// <param name="signals">Everything that is known of the commit.</param>
    /// <param name="settle">How long all has to pass, because a later check may only appear after an earlier one.</param>
    public static Conclusion Conclude(
        VerifyPolicy policy, Watch watch, IReadOnlyList<Signal> signals, DateTimeOffset now, TimeSpan settle)
    {
        var evidence = signals.Select(signal => signal.Fact(watch.Commit!)).ToList();
        var named = policy.Checks == VerifyPolicy.OnlyRequired ? policy.Required ?? [] : [];
        var counted = named.Count == 0 ? signals : [.. signals.Where(signal => named.Contains(signal.Name))];
        var missing = named.Where(name => counted.All(signal => signal.Name != name)).ToList();
        var overdue = now - watch.StartedAt >= TimeSpan.FromSeconds(policy.TimeLimitSeconds);
        if (signals.Count == 0 && named.Count == 0)
            return now - watch.CommitSince >= TimeSpan.FromSeconds(policy.GraceSeconds)
                ? Conclusion.Skipped($"no check appeared on {Short(watch.Commit)} within {Spoken(policy.GraceSeconds)}.")
                : Conclusion.Running($"No check has appeared on {Short(watch.Commit)} yet.");
        var pending = Names(counted, SignalState.Pending);
        if (!overdue && (pending.Count > 0 || missing.Count > 0))
            return Conclusion.Running(Sentence(("Waits for", pending), ("Not yet there", missing)), evidence);
        if (Names(counted, SignalState.Failed) is { Count: > 0 } failed)
            return Conclusion.Failed(
                Sentence(("Checks failed", failed), ("did not end", pending), ("never appeared", missing)), evidence);
        if (Names(counted, SignalState.ActionRequired) is { Count: > 0 } asking)
            return Conclusion.Blocked(
                Sentence(("Checks ask for an action at the host", asking)) + " Do what they ask there, then retry.", evidence);
        if (Names(counted, SignalState.Stale) is { Count: > 0 } stale)
            return Conclusion.Blocked(
                Sentence(("The host gave up on checks (stale)", stale)) + " Run them again there, then retry.", evidence);
        if (pending.Count > 0 || missing.Count > 0)
            return Conclusion.Blocked(
                Sentence(("Required checks never appeared", missing), ("Checks did not end", pending))
                + $" They had {Spoken(policy.TimeLimitSeconds)}: look at them at the host, then retry.", evidence);
        return Passed(watch, counted.Count, now, settle) with { Evidence = evidence, Passes = true };
    }

    private static Conclusion Passed(Watch watch, int count, DateTimeOffset now, TimeSpan settle) =>
        now - (watch.PassingSince ?? now) >= settle
            ? Conclusion.Succeeded($"{(count == 1 ? "The check" : $"All {count} checks")} of {Short(watch.Commit)} passed.")
            : Conclusion.Running("All checks passed; another one may still appear.");

    public static string Short(string? commit) => commit is { Length: > 7 } ? commit[..7] : commit ?? "the commit";

    public static string Spoken(int seconds) => seconds switch
    {
        < 120 => $"{seconds} s",
        < 7200 => $"{seconds / 60} min",
        < 48 * 3600 => $"{seconds / 3600} h",
        _ => $"{seconds / 86400} days",
    };

    private static List<string> Names(IEnumerable<Signal> signals, SignalState state) =>
        [.. signals.Where(signal => signal.State == state).Select(signal => signal.Name).Distinct()];

    private static string Sentence(params (string What, List<string> Names)[] parts) =>
        string.Join("; ", parts.Where(part => part.Names.Count > 0).Select(part => $"{part.What}: {Some(part.Names)}")) + ".";

    private static string Some(List<string> names) => string.Join(", ", names.Take(10))
        + (names.Count > 10 ? $" and {names.Count - 10} more" : "");
}
