using JakeOps.Contracts;
using JakeOps.Hosting.Messaging;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.GitHubSync;

/// <summary>Begins to watch when a system phase is pending, and ends it when the Delivery has left the attempt.</summary>
internal sealed class DeliveryPhaseChangedConsumer(
    GitHubSyncDbContext db, TimeProvider clock, ILogger<DeliveryPhaseChangedConsumer> log) : IConsumer<DeliveryPhaseChanged>
{
    public async Task Consume(ConsumeContext<DeliveryPhaseChanged> context)
    {
        var (news, ct) = (context.Message, context.CancellationToken);
        await EndOthersAsync(news, ct);
        if (!Phases.IsObserved(news.Phase) || news.RunStatus != "pending" || await IsKnownAsync(news, ct)) return;
        var source = news.SourceId is null
            ? null
            : await db.Sources.AsNoTracking().SingleOrDefaultAsync(one => one.Id == news.SourceId && !one.Deleted, ct);
        if (WhyNothing(news, source) is { } why) Skip(news, why);
        else db.Watches.Add(WatchOf(news, source!));
    }

    /// <summary>A Delivery is in one phase: whatever else of it is watched is over. News that come late begin nothing
    /// again, because what was over is noted.</summary>
    private async Task EndOthersAsync(DeliveryPhaseChanged news, CancellationToken ct)
    {
        var over = !Phases.IsObserved(news.Phase) || news.RunStatus is "succeeded" or "failed" or "blocked";
        var ended = await db.Watches.Where(watch => watch.DeliveryId == news.DeliveryId && watch.Version < news.Version
            && (over || watch.Phase != news.Phase || watch.Attempt < news.Attempt)).ToListAsync(ct);
        db.RemoveRange(ended);
        if (over && Phases.IsObserved(news.Phase) && !await IsAnsweredAsync(news, ct))
            db.Observations.Add(new()
            {
                Organization = news.Organization, DeliveryId = news.DeliveryId, Phase = news.Phase, Attempt = news.Attempt,
                Outcome = news.RunStatus, Reason = news.Reason ?? "", At = clock.GetUtcNow(),
            });
    }

    private Task<bool> IsAnsweredAsync(DeliveryPhaseChanged news, CancellationToken ct) => db.Observations.AnyAsync(
        seen => seen.DeliveryId == news.DeliveryId && seen.Phase == news.Phase && seen.Attempt == news.Attempt, ct);

    private async Task<bool> IsKnownAsync(DeliveryPhaseChanged news, CancellationToken ct) =>
        await IsAnsweredAsync(news, ct) || await db.Watches.AnyAsync(
            watch => watch.DeliveryId == news.DeliveryId && watch.Phase == news.Phase && watch.Attempt == news.Attempt, ct);

    private void Skip(DeliveryPhaseChanged news, string why)
    {
        var (skipped, now) = (Conclusion.Skipped(why), clock.GetUtcNow());
        db.Observations.Add(new()
        {
            Organization = news.Organization, DeliveryId = news.DeliveryId, Phase = news.Phase, Attempt = news.Attempt,
            Outcome = skipped.Outcome, Reason = skipped.Reason, At = now,
        });
        db.Publish(
            new PhaseObserved(
                news.Organization, news.DeliveryId, news.Phase, news.Attempt, skipped.Outcome, skipped.Reason, [], now),
            news.DeliveryId);
        log.PhaseSkipped(news.Phase, news.DeliveryId);
    }

    private static string? WhyNothing(DeliveryPhaseChanged news, Source? source)
    {
        if (source is null) return $"{news.Repository} is no source here, so its host is not read.";
        if (source.Access == SourceAccess.Webhook) return "the source has no access to its host, only webhooks.";
        if (news.PullRequestUrl is null && !source.CloneUrl.Contains(source.Host, StringComparison.OrdinalIgnoreCase))
            return $"the repository is not cloned from {source.Host}.";
        return news.Phase switch
        {
            Phases.Verify when source.Settings.Verify.Checks == VerifyPolicy.None =>
                "the source's verify policy asks for no checks.",
            Phases.Observe when source.Settings.Deploy.Environment is not { Length: > 0 } =>
                "the source names no environment.",
            _ => null,
        };
    }

    private Watch WatchOf(DeliveryPhaseChanged news, Source source)
    {
        var now = clock.GetUtcNow();
        return new()
        {
            Organization = news.Organization, DeliveryId = news.DeliveryId, Phase = news.Phase, Attempt = news.Attempt,
            Version = news.Version, SourceId = source.Id, Summary = news.Summary, Branch = news.Branch,
            HeadCommit = news.HeadCommit, PullRequestUrl = news.PullRequestUrl, StartedAt = now, NextAt = now, LeaseUntil = now, ChangedAt = now,
            CommitSince = now,
        };
    }
}
