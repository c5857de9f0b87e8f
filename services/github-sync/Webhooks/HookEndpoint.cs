using System.Security.Cryptography;
using System.Text;
using JakeOps.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.GitHubSync;

/// <param name="Status">stored, known (it was received before) or ignored (about something that is not used).</param>
internal sealed record HookReceived(string Status);

/// <summary>POST /api/webhooks/github/{source}. Nobody signs in here: the signature of the body is the only credential,
/// and nothing of the body is believed or even parsed before it fits.</summary>
internal static class HookEndpoint
{
    private static readonly string[] Events =
    [
        "issues", "pull_request", "check_run", "check_suite", "workflow_run", "status", "deployment", "deployment_status", "push",
        "repository", "installation", "installation_repositories",
    ];

    public static void MapWebhooks(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/webhooks/github/{source}", Receive).WithName("ReceiveGitHubWebhook").WithTags("Webhooks")
            .WithSummary("For GitHub: takes a webhook that is signed with the source's secret")
            .WithMetadata(new RequestSizeLimitAttribute(30 * 1024 * 1024))
            .ProducesProblem(401).ProducesProblem(404).ProducesProblem(413).ProducesProblem(422).ProducesProblem(429)
            .AllowAnonymousCaller();

    private static async Task<Results<Accepted<HookReceived>, ProblemHttpResult>> Receive(
        string source, HttpRequest request, GitHubSyncDbContext db, HookGate gate, HookStore store, TokenVault vault,
        SyncWishes wishes, TimeProvider clock, CancellationToken ct)
    {
        var known = await db.LiveSources.IgnoreQueryFilters().AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == source, ct);
        if (known is null) return Problem("There is no such source: the address of its webhook is shown with the source.", 404);
        if (HookSignature.Read(request.Headers[HookSignature.Header]) is not { } signature)
            return Problem("The webhook has no signature (X-Hub-Signature-256): set the source's secret where the webhook "
                + "is configured.", 401);
        if (await gate.ReadAsync(request, ct) is not { } body)
            return Problem("The body is larger than any webhook of GitHub.", 413);
        if (!SecretsOf(known, vault, clock.GetUtcNow()).Any(secret => HookSignature.Fits(signature, body, secret)))
            return Problem("The signature does not fit: is the secret the one that this source made last?", 401);
        // Only now: a stranger must not use up what GitHub may send.
        if (gate.LetsIn(source)) return await StoreAsync(known, request, body, store, clock, ct);
        await wishes.WantAsync(db, [source], ct);
        return Problem("That are more webhooks than are taken in so short a time; the repository is read instead.", 429);
    }

    private static async Task<Results<Accepted<HookReceived>, ProblemHttpResult>> StoreAsync(
        Source source, HttpRequest request, byte[] body, HookStore store, TimeProvider clock, CancellationToken ct)
    {
        if (request.Headers["X-GitHub-Event"] is not [{ Length: > 0 and < 100 } happened]
            || request.Headers["X-GitHub-Delivery"] is not [{ Length: > 0 and <= 100 } id])
            return Problem("The webhook does not say what happened (X-GitHub-Event) and which it is (X-GitHub-Delivery).", 422);
        if (Payloads.Read<HookFacts>(Json(request, body)) is not { } facts) return Problem("The body is no webhook in JSON.", 422);
        if (!Events.Contains(happened)) return Answer(await store.HeardAsync(source, ct));
        return Answer(await store.AddAsync(new()
        {
            Organization = source.Organization, SourceId = source.Id, Id = id, Event = happened, ReceivedAt = clock.GetUtcNow(),
            Facts = System.Text.Json.JsonSerializer.Serialize(facts, Payloads.Json),
        }, ct));
    }

    /// <summary>The host can also be set to send a form; the signature covers that as it is.</summary>
    private static byte[] Json(HttpRequest request, byte[] body)
    {
        const string field = "payload=";
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) is not true)
            return body;
        var text = Encoding.UTF8.GetString(body);
        return text.StartsWith(field, StringComparison.Ordinal)
            ? Encoding.UTF8.GetBytes(Uri.UnescapeDataString(text[field.Length..].Split('&')[0].Replace('+', ' '))) : body;
    }

    private static IEnumerable<string> SecretsOf(Source source, TokenVault vault, DateTimeOffset now)
    {
        if (Read(source.WebhookSecret) is { } secret) yield return secret;
        if (source.EarlierWebhookSecretUntil > now && Read(source.EarlierWebhookSecret) is { } earlier) yield return earlier;

        string? Read(string stored)
        {
            try { return vault.Read(stored) is { Length: > 0 } read ? read : null; }
            catch (CryptographicException) { return null; }
        }
    }

    private static Accepted<HookReceived> Answer(string status) => TypedResults.Accepted((string?)null, new HookReceived(status));

    private static ProblemHttpResult Problem(string detail, int status) => TypedResults.Problem(detail, statusCode: status);
}
