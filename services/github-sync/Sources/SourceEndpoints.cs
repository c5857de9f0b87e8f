using JakeOps.Hosting;
using JakeOps.Hosting.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.GitHubSync;

internal static class SourceEndpoints
{
    private const int MaxBodyBytes = 256 * 1024;

    public static void MapSources(this IEndpointRouteBuilder routes)
    {
        var sources = routes.MapGroup("/api/sources").WithTags("Sources").Needs(Permission.Admin)
            .WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes));
        sources.MapGet("", List).WithName("ListSources").WithSummary("All sources, the newest first")
            .Needs(Permission.Read);
        sources.MapPost("", SourceCreation.Create).WithName("CreateSource")
            .WithSummary("Add a repository whose requests become Deliveries").ProducesProblem(409).ProducesProblem(422);
        sources.MapGet("/{id}", Read).WithName("ReadSource").WithSummary("One source").ProducesProblem(404)
            .Needs(Permission.Read);
        sources.MapPatch("/{id}", Change).WithName("ChangeSource").WithSummary("Change what the body names, leave the rest")
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        sources.MapDelete("/{id}", Delete).WithName("DeleteSource").WithSummary("Delete a source; its Deliveries stay")
            .ProducesProblem(404).ProducesProblem(409);
        sources.MapPost("/import", SourceImport.Import).WithName("ImportSource")
            .WithSummary("Take a source over from another server")
            .ProducesProblem(409).ProducesProblem(422);
        sources.MapPost("/{id}/test", SourceTest.Test).WithName("TestSource")
            .WithSummary("Say what is to be seen at the host with the source's credential, or exactly what is missing")
            .ProducesProblem(404);
        sources.MapPost("/{id}/webhook-secret", WebhookSecrets.Make).WithName("MakeWebhookSecret")
            .WithSummary("Make the secret that signs webhooks, shown once; the one before stays good for a while")
            .ProducesProblem(404).ProducesProblem(409);
        sources.MapDelete("/{id}/webhook-secret/earlier", WebhookSecrets.EndEarlier).WithName("EndEarlierWebhookSecret")
            .WithSummary("End the secret before the last one now").ProducesProblem(404).ProducesProblem(409);
        sources.MapGet("/{id}/reports", ReportEndpoints.List).WithName("ListReports")
            .WithSummary("What was written to the host, or why not; the newest first").ProducesProblem(404)
            .Needs(Permission.Read);
        sources.MapGet("/{id}/polls", PollEndpoints.List).WithName("ListPolls")
            .WithSummary("When the repository was looked at, what it cost and brought; the newest first").ProducesProblem(404)
            .Needs(Permission.Read);
        sources.MapPost("/sync", PollEndpoints.Sync).WithName("SyncSources").WithSummary("Look for new and closed requests now")
            .Needs(Permission.Act);
    }

    private static async Task<List<SourceView>> List(GitHubSyncDbContext db, KnownLimits limits, CancellationToken ct)
    {
        var sources = await db.LiveSources.AsNoTracking().OrderByDescending(source => source.CreatedAt).ToListAsync(ct);
        var syncs = await db.Syncs.AsNoTracking().ToDictionaryAsync(sync => sync.SourceId, ct);
        var known = await limits.OfAsync(sources, ct);
        return [.. sources.Select(source => SourceView.Of(
            source, syncs.GetValueOrDefault(source.Id), known.GetValueOrDefault(source.Id)))];
    }

    private static async Task<Results<Ok<SourceView>, ProblemHttpResult>> Read(
        string id, GitHubSyncDbContext db, KnownLimits limits, CancellationToken ct) =>
        await db.FindSourceAsync(id, ct) is { } source
            ? TypedResults.Ok(SourceView.Of(source, await db.SyncOfAsync(id, ct), await limits.OfAsync(source, ct))) : NotFound();

    private static async Task<Results<Ok<SourceView>, ProblemHttpResult>> Change(
        string id, SourcePatch patch, GitHubSyncDbContext db, TokenVault vault, SyncWishes wishes, TimeProvider clock,
        ILogger<Source> log, HttpContext http, AllowedHosts hosts, KnownLimits limits, CancellationToken ct)
    {
        if (await db.FindSourceAsync(id, ct) is not { } source) return NotFound();
        var before = SourceView.Of(source, null);
        if (SourceRules.Refuse(source, patch, hosts) is { } refusal) return TypedResults.Problem(refusal, statusCode: 422);
        try { await SaveAsync(db, source.Change(patch, vault, clock.GetUtcNow()), ct); }
        catch (DbUpdateConcurrencyException) { return ChangedMeanwhile(); }
        // Another credential may see more, other labels take other requests.
        await wishes.WantAsync(db, [id], ct, look: true, sweep: patch.Intake is not null);
        log.SourceChanged(id, source.Version);
        http.Changed(before, SourceView.Of(source, null));
        return TypedResults.Ok(SourceView.Of(source, await db.SyncOfAsync(id, ct), await limits.OfAsync(source, ct)));
    }

    private static async Task<Results<Ok<SourceDeleted>, ProblemHttpResult>> Delete(
        string id, GitHubSyncDbContext db, TimeProvider clock, ILogger<Source> log, HttpContext http, CancellationToken ct)
    {
        if (await db.FindSourceAsync(id, ct) is not { } source) return NotFound();
        var before = SourceView.Of(source, null);
        await using var together = await db.Database.BeginTransactionAsync(ct);
        await db.Syncs.Where(row => row.SourceId == id).ExecuteDeleteAsync(ct);
        await db.Requests.Where(row => row.SourceId == id).ExecuteDeleteAsync(ct);
        await db.Polls.Where(row => row.SourceId == id).ExecuteDeleteAsync(ct);
        await db.Hooks.Where(row => row.SourceId == id).ExecuteDeleteAsync(ct);
        try { await SaveAsync(db, source.Delete(clock.GetUtcNow()), ct); }
        catch (DbUpdateConcurrencyException) { return ChangedMeanwhile(); }
        await together.CommitAsync(ct);
        log.SourceDeleted(id);
        http.Changed(before, null);
        return TypedResults.Ok(new SourceDeleted("deleted"));
    }

    public static async Task SaveAsync(GitHubSyncDbContext db, Contracts.SourceChanged changed, CancellationToken ct)
    {
        db.Publish(changed, changed.SourceId);
        if (changed.Deleted || !changed.Active) SyncNews.TellGone(db, changed);
        await db.SaveChangesAsync(ct);
    }

    public static ProblemHttpResult NotFound() => TypedResults.Problem("Source not found", statusCode: 404);

    public static ProblemHttpResult ChangedMeanwhile() => TypedResults.Problem(
        "The source was changed by somebody else at the same moment: read it again, then repeat the change.", statusCode: 409);
}
