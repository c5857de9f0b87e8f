using System.Globalization;
using System.Text;
using JakeOps.Contracts;

namespace JakeOps.Delivery;

/// <summary>What was seen outside: checks, deployments, and what became of the request.</summary>
internal sealed partial class Delivery
{
    private const int MaxFacts = 200;
    private const int MaxFact = 8 * 1024;
    private const string Unreadable = "unreadable";

    /// <summary>Keeps what was seen beside the attempt that it is about. It decides nothing, so it is no command; what it
    /// led to is one.</summary>
    public void See(PhaseObserved seen)
    {
        if (!IsAboutNow(seen)) return;
        // What could not be read says nothing against what was seen before.
        var kept = seen.Evidence.All(fact => fact.State == Unreadable)
            ? Current.Evidence.Where(fact => fact.State != Unreadable) : [];
        Current.Evidence = [.. kept, .. seen.Evidence.Take(MaxFacts).Select(fact => Of(fact, seen.At))];
    }

    private static Evidence Of(ObservedFact fact, DateTimeOffset at) => new(
        fact.Name.Clean().Cut(300), fact.State.Clean().Cut(100), fact.Commit?.Clean().Cut(100), fact.Url?.Clean().Cut(2000),
        fact.Detail?.Clean().CutBytes(MaxFact), fact.At, at);

    public Refusal? Observe(Origin by, PhaseObserved seen)
    {
        if (IsClosed) return Closed();
        if (!IsAboutNow(seen))
            return new($"The observation is about {seen.Phase} attempt {seen.Attempt}; the Delivery is {Where()}, attempt {Attempt}.");
        var reason = seen.Reason.Clean().Cut(2000);
        return seen.Outcome switch
        {
            "running" when RunStatus == RunStatus.Running => new("It is known to be running already."),
            "running" => Record("observe", by, reason, () => Do(new Started("system", null), by)),
            "succeeded" => Record("observe", by, reason, () => SucceedSystemPhase(seen, reason, by)),
            "skipped" => Record("observe", by, reason, () => Succeed(by, outcome: "skipped", reason: reason)),
            "blocked" => Record("observe", by, reason, () => Do(new Ended(RunStatus.Blocked, Reason: reason), by)),
            "failed" => Record("observe", by, reason, () => FailSystemPhase(seen, reason, by)),
            _ => new($"The outcome {seen.Outcome} is not known."),
        };
    }

    /// <summary>Checks that never come to an end must not look as if they did.</summary>
    public Refusal? EndVerify(Origin by, TimeSpan limit)
    {
        if (Phase != Phase.Verify || Lifecycle.HasEnded(RunStatus) || by.At - Current.StartedAt < limit)
            return new($"No verify is past its time limit: the Delivery is {Where()}.");
        var reason = $"The checks did not end within {limit.TotalHours.ToString("0.##", CultureInfo.InvariantCulture)} h: "
            + "look at them at the host, then retry, or reject with what has to change.";
        return Record("time_limit", by, reason, () => Do(new Ended(RunStatus.Blocked, Reason: reason), by));
    }

    public Refusal? Withdraw(Origin by, RequestWithdrawn withdrawn)
    {
        if (IsClosed) return Closed();
        var reason = withdrawn.Reason.Clean().Cut(2000);
        var ours = withdrawn.ByPullRequestUrl is { } url && IsOurPullRequest(url);
        if (ours || Phase is Phase.Deploy or Phase.Observe)
            return Record("request_withdrawn", by, reason, () =>
                Do(new Noted("evidence", withdrawn.ByPullRequestUrl), by));
        return Record("request_withdrawn", by, reason, () => CloseNow(reason, by));
    }

    private bool IsAboutNow(PhaseObserved seen) =>
        seen.Phase == Phase.Word() && seen.Attempt == Attempt && !Lifecycle.HasEnded(RunStatus)
        && Lifecycle.ExecutorOf(Phase) == Executor.System;

    private void FailSystemPhase(PhaseObserved seen, string reason, Origin by)
    {
        Do(new Ended(RunStatus.Failed, Reason: reason), by);
        if (Phase != Phase.Verify) return;
        Do(new Instructed(JakeOps.Delivery.FeedbackKind.FailedChecks, Describe(reason, seen.Evidence)), by);
        if (FailedCheckRounds >= Settings.MaxFailedChecks) return;
        Do(new RoundsCounted(ReviewRounds, FailedCheckRounds + 1), by);
        GoTo(Phase.Implement, by);
    }

    private static string Describe(string reason, IReadOnlyList<ObservedFact> evidence)
    {
        var text = new StringBuilder(reason);
        // Checks that failed say why; the others would only be read for nothing.
        var telling = evidence.Any(fact => fact.Detail is not null) ? evidence.Where(fact => fact.Detail is not null) : evidence;
        foreach (var fact in telling.Take(50))
            text.Append($"\n\n{fact.Name}: {fact.State} {fact.Url}\n{fact.Detail?.CutBytes(MaxFact)}".TrimEnd());
        return text.ToString().Clean().CutBytes(MaxFeedbackBytes);
    }

    private bool IsOurPullRequest(string url) =>
        Refs.Where(known => known is { Role: RefRole.Work, Url: not null }).Select(known => known.Url)
            .Append(PullRequestUrl)
            .Any(known => string.Equals(known?.TrimEnd('/'), url.TrimEnd('/'), StringComparison.OrdinalIgnoreCase));
}
