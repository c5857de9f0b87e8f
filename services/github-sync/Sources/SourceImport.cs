using JakeOps.Hosting;
using JakeOps.Hosting.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.GitHubSync;

/// <summary>A source of another server.</summary>
internal sealed record ImportedSource(
    string? Owner, string? Repo, string? Token, string? Endpoint, IReadOnlyList<string>? Checkpoints, bool? Active,
    DateTimeOffset? CreatedAt);

/// <param name="Existing">True when it was there already, and was left alone; absent otherwise.</param>
internal sealed record SourceTaken(
    string Id, string Status,
    [property: System.Text.Json.Serialization.JsonIgnore(
        Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    bool? Existing = null);

/// <summary>POST /api/sources/import: takes a source over from another server, once; its token is kept encrypted as every
/// token is.</summary>
internal static class SourceImport
{
    public static async Task<Results<Ok<SourceTaken>, ProblemHttpResult>> Import(
        ImportedSource body, Caller caller, GitHubSyncDbContext db, TokenVault vault, SyncSignal signal, TimeProvider clock,
        ILogger<Source> log, HttpContext http, AllowedHosts hosts, CancellationToken ct)
    {
        var wanted = new NewSource
        {
            Owner = body.Owner, Repo = body.Repo, Token = body.Token, Endpoint = body.Endpoint,
            Checkpoints = body.Checkpoints,
        };
        if (SourceRules.Refuse(wanted, hosts) is { } refusal) return TypedResults.Problem(refusal, statusCode: 422);
        var (owner, repo) = (body.Owner!.ToLowerInvariant(), body.Repo!.ToLowerInvariant());
        var known = await db.LiveSources.AsNoTracking().FirstOrDefaultAsync(source => source.Host == wanted.Host
            && source.Owner.ToLower() == owner && source.Repo.ToLower() == repo, ct);
        if (known is not null) return TypedResults.Ok(new SourceTaken(known.Id, "imported", true));

        var id = await SourceCreation.FreeIdAsync(db, caller.Organization, wanted.Host, body.Owner, body.Repo!, ct);
        var source = await db.Sources.SingleOrDefaultAsync(row => row.Id == id, ct);
        if (source is null)
            db.Add(source = new()
            {
                Id = id, Organization = caller.Organization, Host = wanted.Host, Owner = body.Owner, Repo = body.Repo!,
            });
        (source.Owner, source.Repo) = (body.Owner, body.Repo!);
        var changed = source.Create(wanted, vault, body.CreatedAt?.ToUniversalTime() ?? clock.GetUtcNow());
        if (body.Active == false) changed = source.Change(new() { Active = false }, vault, clock.GetUtcNow());
        db.Publish(changed, changed.SourceId);
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException)
        {
            return TypedResults.Problem(
                "The source was made by somebody else at the same moment: import again.", statusCode: 409);
        }
        signal.Set();
        log.SourceCreated(id, changed.Repository);
        http.Changed(null, SourceView.Of(source, null));
        return TypedResults.Ok(new SourceTaken(id, "imported"));
    }
}
