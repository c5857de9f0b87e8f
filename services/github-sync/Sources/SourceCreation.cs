using JakeOps.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.GitHubSync;

/// <summary>POST /api/sources.</summary>
internal static class SourceCreation
{
    public static async Task<Results<Ok<SourceView>, ProblemHttpResult>> Create(
        NewSource body, Caller caller, GitHubSyncDbContext db, TokenVault vault, SyncSignal signal, TimeProvider clock,
        ILogger<Source> log, HttpContext http, AllowedHosts hosts, CancellationToken ct)
    {
        if (SourceRules.Refuse(body, hosts) is { } refusal) return TypedResults.Problem(refusal, statusCode: 422);
        var (host, owner, repo) = (body.Host.ToLowerInvariant(), body.Owner!, body.Repo!);
        if (await ExistsAsync(db, host, owner, repo, ct)) return Exists();

        var id = await FreeIdAsync(db, caller.Organization, host, owner, repo, ct);
        var source = await db.Sources.SingleOrDefaultAsync(known => known.Id == id, ct);
        // Made by somebody else since the look above.
        if (source is { Deleted: false }) return Exists();
        if (source is null)
            db.Add(source = new() { Id = id, Organization = caller.Organization, Host = host, Owner = owner, Repo = repo });
        (source.Owner, source.Repo) = (owner, repo);
        var changed = source.Create(body, vault, clock.GetUtcNow());
        try { await SourceEndpoints.SaveAsync(db, changed, ct); }
        catch (DbUpdateException) when (db.LiveSources.AsNoTracking().Any(known => known.Id == id)) { return Exists(); }
        signal.Set();
        log.SourceCreated(id, changed.Repository);
        var made = SourceView.Of(source, null);
        http.Changed(null, made);
        return TypedResults.Ok(made);
    }

    /// <summary>GitHub's names differ in more than case.</summary>
    private static Task<bool> ExistsAsync(GitHubSyncDbContext db, string host, string owner, string repo, CancellationToken ct) =>
        db.LiveSources.AnyAsync(source => source.Host == host && source.Owner.ToLower() == owner.ToLower()
            && source.Repo.ToLower() == repo.ToLower(), ct);

    /// <summary>A renamed repository keeps its source's id; another one that has its old name now takes another id.</summary>
    public static async Task<string> FreeIdAsync(
        GitHubSyncDbContext db, string organization, string host, string owner, string repo, CancellationToken ct)
    {
        var id = Source.IdOf(organization, host, owner, repo);
        for (var next = 2; await db.LiveSources.AnyAsync(source => source.Id == id
            && (source.Owner.ToLower() != owner.ToLower() || source.Repo.ToLower() != repo.ToLower()), ct); next++)
            id = Source.IdOf(organization, host, owner, $"{repo}\n{next}");
        return id;
    }

    private static ProblemHttpResult Exists() => TypedResults.Problem("Source already exists", statusCode: 409);
}
