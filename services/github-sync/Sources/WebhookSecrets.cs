using JakeOps.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.GitHubSync;

/// <summary>Secrets that sign webhooks. Two are good at a time, so that one can be replaced without losing any.</summary>
internal static class WebhookSecrets
{
    private static readonly TimeSpan EarlierFor = TimeSpan.FromDays(7);

    public static async Task<Results<Created<WebhookSecretView>, ProblemHttpResult>> Make(
        string id, GitHubSyncDbContext db, TokenVault vault, TimeProvider clock, ILogger<Source> log,
        HttpContext http, CancellationToken ct)
    {
        if (await db.FindSourceAsync(id, ct) is not { } source) return SourceEndpoints.NotFound();
        var had = source.WebhookSecret.Length > 0;
        var secret = source.NewWebhookSecret(vault, clock.GetUtcNow() + EarlierFor);
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateConcurrencyException) { return SourceEndpoints.ChangedMeanwhile(); }
        log.WebhookSecretMade(id);
        http.Changed(new { webhook_secret = had ? "one" : "none" }, new { webhook_secret = "a new one" });
        var path = $"/api/webhooks/github/{id}";
        return TypedResults.Created((string?)null,
            new WebhookSecretView(secret, path, had ? source.EarlierWebhookSecretUntil : null));
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> EndEarlier(
        string id, GitHubSyncDbContext db, HttpContext http, CancellationToken ct)
    {
        if (await db.FindSourceAsync(id, ct) is not { } source) return SourceEndpoints.NotFound();
        source.EndEarlierWebhookSecret();
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateConcurrencyException) { return SourceEndpoints.ChangedMeanwhile(); }
        http.Changed(new { earlier_webhook_secret = "one" }, new { earlier_webhook_secret = "ended" });
        return TypedResults.NoContent();
    }
}
