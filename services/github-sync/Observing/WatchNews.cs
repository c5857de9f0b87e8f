using JakeOps.Contracts;
using JakeOps.Hosting.Messaging;

namespace JakeOps.GitHubSync;

/// <summary>Tells what was seen, in the transaction that keeps it.</summary>
internal sealed class WatchNews
{
    private const int MaxFacts = 200;
    private const int MaxDetail = 8000;

    public void Tell(GitHubSyncDbContext db, Watch watch, Source? source, Conclusion concluded, DateTimeOffset now)
    {
        db.Publish(new PhaseObserved(
            watch.Organization, watch.DeliveryId, watch.Phase, watch.Attempt, concluded.Outcome, concluded.Reason,
            [.. concluded.Evidence.Take(MaxFacts).Select(Cut)], now), watch.DeliveryId);
        if (!concluded.IsFinal) return;
        db.Observations.Add(Observation.Of(watch, concluded, now));
        if (concluded.Outcome == "failed" && watch.Phase == Phases.Observe && source?.Settings.Observe.OpenDelivery == true)
            db.Publish(FollowUp(watch, source, concluded, now), watch.DeliveryId);
    }

    /// <summary>A Delivery of its own for what went wrong in production.</summary>
    private static RequestDiscovered FollowUp(Watch watch, Source source, Conclusion concluded, DateTimeOffset now) => new(
        watch.Organization, source.Id, source.Host, $"{source.Owner}/{source.Repo}",
        $"observe {watch.DeliveryId}/{watch.Attempt}", "issue", $"Deployment did not hold: {watch.Summary}",
        $"{concluded.Reason}\n\n" + string.Join('\n', concluded.Evidence.Select(fact =>
            $"- {fact.Name}: {fact.State} {fact.Commit} {fact.Url} {fact.Detail}".TrimEnd())),
        [], concluded.Evidence.FirstOrDefault(fact => fact.Url is not null)?.Url ?? "", Reopened: false, now, watch.DeliveryId);

    private static ObservedFact Cut(ObservedFact fact) =>
        fact.Detail is { Length: > MaxDetail } detail ? fact with { Detail = detail[..MaxDetail] + "…" } : fact;
}
