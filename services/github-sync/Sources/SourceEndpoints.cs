using JakeOps.Contracts;
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
        var sources = routes.MapGroup("/api/sources").WithTags("Sources").WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes));
        sources.MapGet("", List).WithName("ListSources").WithSummary("All sources, the newest first");
        sources.MapPost("", Create).WithName("CreateSource").WithSummary("Add a repository whose requests become Deliveries")
            .ProducesProblem(409).ProducesProblem(422);
        sources.MapGet("/{id}", Read).WithName("ReadSource").WithSummary("One source").ProducesProblem(404);
        sources.MapPatch("/{id}", Change).WithName("ChangeSource").WithSummary("Change what the body names, leave the rest")
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        sources.MapDelete("/{id}", Delete).WithName("DeleteSource").WithSummary("Delete a source; its Deliveries stay")
            .ProducesProblem(404).ProducesProblem(409);
        sources.MapPost("/sync", Sync).WithName("SyncSources").WithSummary("Look for new and closed requests now");
    }

    private static async Task<List<SourceView>> List(GitHubSyncDbContext db, CancellationToken ct) =>
        [.. (await Live(db).OrderByDescending(source => source.CreatedAt).ToListAsync(ct)).Select(SourceView.Of)];

    private static async Task<Results<Ok<SourceView>, ProblemHttpResult>> Read(
        string id, GitHubSyncDbContext db, CancellationToken ct) =>
        await FindAsync(db, id, ct) is { } source ? TypedResults.Ok(SourceView.Of(source)) : NotFound();

    private static async Task<Results<Ok<SourceView>, ProblemHttpResult>> Create(
        NewSource body, Caller caller, GitHubSyncDbContext db, TokenVault vault, TimeProvider clock,
        ILogger<Source> log, CancellationToken ct)
    {
        if (SourceRules.Refuse(body) is { } refusal) return TypedResults.Problem(refusal, statusCode: 422);
        var (host, owner, repo) = (body.Host.ToLowerInvariant(), body.Owner!, body.Repo!);
        if (await ExistsAsync(db, host, owner, repo, ct)) return TypedResults.Problem("Source already exists", statusCode: 409);

        var id = Source.IdOf(caller.Organization, host, owner, repo);
        var source = await db.Sources.SingleOrDefaultAsync(known => known.Id == id, ct);
        // Made by somebody else since the look above.
        if (source is { Deleted: false }) return TypedResults.Problem("Source already exists", statusCode: 409);
        if (source is null)
            db.Add(source = new() { Id = id, Organization = caller.Organization, Host = host, Owner = owner, Repo = repo });
        var changed = source.Create(body, vault, clock.GetUtcNow());
        try { await SaveAsync(db, changed, ct); }
        catch (DbUpdateException) when (Exists(db, id)) { return TypedResults.Problem("Source already exists", statusCode: 409); }
        log.SourceCreated(id, changed.Repository);
        return TypedResults.Ok(SourceView.Of(source));
    }

    private static async Task<Results<Ok<SourceView>, ProblemHttpResult>> Change(
        string id, SourcePatch patch, GitHubSyncDbContext db, TokenVault vault, TimeProvider clock,
        ILogger<Source> log, CancellationToken ct)
    {
        if (SourceRules.Refuse(patch) is { } refusal) return TypedResults.Problem(refusal, statusCode: 422);
        if (await FindAsync(db, id, ct) is not { } source) return NotFound();
        try { await SaveAsync(db, source.Change(patch, vault, clock.GetUtcNow()), ct); }
        catch (DbUpdateConcurrencyException) { return ChangedMeanwhile(); }
        log.SourceChanged(id, source.Version);
        return TypedResults.Ok(SourceView.Of(source));
    }

    private static async Task<Results<Ok<SourceDeleted>, ProblemHttpResult>> Delete(
        string id, GitHubSyncDbContext db, TimeProvider clock, ILogger<Source> log, CancellationToken ct)
    {
        if (await FindAsync(db, id, ct) is not { } source) return NotFound();
        try { await SaveAsync(db, source.Delete(clock.GetUtcNow()), ct); }
        catch (DbUpdateConcurrencyException) { return ChangedMeanwhile(); }
        log.SourceDeleted(id);
        return TypedResults.Ok(new SourceDeleted("deleted"));
    }

    private static SyncResult Sync() => new(0, 0,
        "No source was asked: requests are not read from the host yet. Create Deliveries over the API (POST /api/deliveries).");

    private static IQueryable<Source> Live(GitHubSyncDbContext db) => db.Sources.Where(source => !source.Deleted);

    private static Task<Source?> FindAsync(GitHubSyncDbContext db, string id, CancellationToken ct) =>
        Live(db).SingleOrDefaultAsync(source => source.Id == id, ct);

    /// <summary>GitHub's names differ in more than case.</summary>
    private static Task<bool> ExistsAsync(GitHubSyncDbContext db, string host, string owner, string repo, CancellationToken ct) =>
        Live(db).AnyAsync(
            source => source.Host == host && source.Owner.ToLower() == owner.ToLower() && source.Repo.ToLower() == repo.ToLower(), ct);

    /// <summary>Somebody else's insert or change of the same row came first.</summary>
    private static bool Exists(GitHubSyncDbContext db, string id) =>
        Live(db).AsNoTracking().Any(source => source.Id == id);

    private static async Task SaveAsync(GitHubSyncDbContext db, SourceChanged changed, CancellationToken ct)
    {
        db.Publish(changed, changed.SourceId);
        await db.SaveChangesAsync(ct);
    }

    private static ProblemHttpResult NotFound() => TypedResults.Problem("Source not found", statusCode: 404);

    private static ProblemHttpResult ChangedMeanwhile() => TypedResults.Problem(
        "The source was changed by somebody else at the same moment: read it again, then repeat the change.", statusCode: 409);
}
