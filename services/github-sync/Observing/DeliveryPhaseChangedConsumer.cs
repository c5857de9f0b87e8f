using JakeOps.Contracts;
using JakeOps.Hosting.Messaging;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.GitHubSync;

/// <summary>Observes the system phases. Nothing is watched at the host yet, so each is skipped and says so.</summary>
internal sealed class DeliveryPhaseChangedConsumer(
    GitHubSyncDbContext db, TimeProvider clock, ILogger<DeliveryPhaseChangedConsumer> log) : IConsumer<DeliveryPhaseChanged>
{
    public async Task Consume(ConsumeContext<DeliveryPhaseChanged> context)
    {
        var news = context.Message;
        if (news.RunStatus != "pending" || WhyNothing(news.Phase, news.Repository) is not { } reason) return;
        if (await db.Observations.AnyAsync(
                seen => seen.DeliveryId == news.DeliveryId && seen.Phase == news.Phase && seen.Attempt == news.Attempt,
                context.CancellationToken)) return;

        var now = clock.GetUtcNow();
        db.Observations.Add(new()
        {
            Organization = news.Organization, DeliveryId = news.DeliveryId, Phase = news.Phase, Attempt = news.Attempt,
            Outcome = "skipped", Reason = reason, At = now,
        });
        db.Publish(
            new PhaseObserved(news.Organization, news.DeliveryId, news.Phase, news.Attempt, "skipped", reason, [], now),
            news.DeliveryId);
        log.PhaseSkipped(news.Phase, news.DeliveryId);
    }

    private static string? WhyNothing(string phase, string repository) => phase switch
    {
        "verify" => $"skipped: nothing to observe, because check results of {repository} are not read from its host yet.",
        "deploy" => $"skipped: nothing to observe, because merges and deployments of {repository} are not read from its host yet.",
        "observe" => $"skipped: nothing to observe, because deployments of {repository} are not read from its host yet.",
        _ => null,
    };
}
