using JakeOps.Contracts;

namespace JakeOps.GitHubSync;

/// <summary>What an observation says of its phase.</summary>
/// <param name="Outcome">running, succeeded, failed, blocked or skipped.</param>
/// <param name="Reason">One sentence: what was seen, and where a person has to act, what to do.</param>
/// <param name="Evidence">What it was concluded from.</param>
internal sealed record Conclusion(string Outcome, string Reason, IReadOnlyList<ObservedFact> Evidence)
{
    public const string RunningOutcome = "running";
    public const string SkippedOutcome = "skipped";

    public bool IsFinal => Outcome != RunningOutcome;

    /// <summary>Nothing is missing, pending or failed just now.</summary>
    public bool Passes { get; init; }

    /// <summary>The host said nothing about it.</summary>
    public bool Unreadable { get; init; }

    /// <summary>Not to be looked at before then.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    public static Conclusion Running(string reason, params IReadOnlyList<ObservedFact> evidence) =>
        new(RunningOutcome, reason, evidence);

    /// <summary>What cannot be read says nothing; the evidence names why.</summary>
    public static Conclusion NotReadable(string why, DateTimeOffset? retryAt = null) =>
        Running(why, NotRead(why)) with { RetryAt = retryAt, Unreadable = true };

    public static ObservedFact NotRead(string why) => new("github", "unreadable", null, null, why, null);

    public static Conclusion Succeeded(string reason, params IReadOnlyList<ObservedFact> evidence) =>
        new("succeeded", reason, evidence);

    public static Conclusion Failed(string reason, params IReadOnlyList<ObservedFact> evidence) =>
        new("failed", reason, evidence);

    public static Conclusion Blocked(string reason, params IReadOnlyList<ObservedFact> evidence) =>
        new("blocked", reason, evidence);

    public static Conclusion Skipped(string why, params IReadOnlyList<ObservedFact> evidence) =>
        new(SkippedOutcome, $"skipped: nothing to observe, because {why}", evidence);
}
