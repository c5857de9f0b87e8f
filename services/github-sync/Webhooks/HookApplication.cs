using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.GitHubSync;

/// <summary>What follows from a webhook. It is a hint: issues are taken only when newer than what is known, everything
/// else makes the service look at the host itself.</summary>
internal sealed class HookApplication(
    AccessOpener opener, IssueHooks issues, SyncWishes wishes, IOptions<SyncOptions> options,
    IOptions<GitHubSyncOptions> watching, TimeProvider clock)
{
    /// <summary>Null when all is done and to be saved; otherwise why it is to be tried again.</summary>
    public async Task<string?> ApplyAsync(GitHubSyncDbContext db, Hook hook, HookFacts facts, CancellationToken ct)
    {
        var source = await db.Sources.SingleOrDefaultAsync(one => one.Id == hook.SourceId && one.Active && !one.Deleted, ct);
        var sync = await db.Syncs.SingleOrDefaultAsync(one => one.SourceId == hook.SourceId, ct);
        if (source is null || !IsAbout(source, sync, facts.Repository)) return null;
        if (WatchHints.Concerns(hook.Event))
            await db.WakeWatchesAsync(source.Id, watching.Value.Debounce, clock.GetUtcNow(), ct);
        if (sync is null) return null;
        switch (hook.Event)
        {
            case "issues":
                // Without a way to the host the pull request can tell of its merge only by a webhook of its own.
                var access = source.Access == SourceAccess.Webhook ? null : opener.Open(source, background: false).Access;
                return await issues.ApplyAsync(new(db, source, sync, access, clock, options.Value.Lease), hook, facts, ct);
            case "pull_request":
                await NoteMergeAsync(db, source, facts, ct);
                return null;
            case "repository":
                await LookAsync(db, source, sync, facts.Repository!, ct);
                return null;
            case "installation" or "installation_repositories":
                await wishes.WantAsync(db, [source.Id], ct, look: true);
                return null;
            default:
                return null;
        }
    }

    /// <summary>A webhook of an organization tells of all its repositories.</summary>
    private static bool IsAbout(Source source, SourceSync? sync, HookRepository? repository) => repository is null
        || (sync?.RepositoryId is { } id ? repository.Id == id
            : string.Equals(repository.FullName, source.Repository, StringComparison.OrdinalIgnoreCase));

    private static async Task NoteMergeAsync(GitHubSyncDbContext db, Source source, HookFacts facts, CancellationToken ct)
    {
        if (facts is not { Action: "closed", PullRequest: { Merged: true, HtmlUrl: { } url } }) return;
        var closed = db.Requests.Where(row => row.SourceId == source.Id && row.PullRequestUrl == url);
        foreach (var request in await closed.ToListAsync(ct)) request.SeeMerge();
    }

    private async Task LookAsync(
        GitHubSyncDbContext db, Source source, SourceSync sync, HookRepository repository, CancellationToken ct)
    {
        if (source.Access != SourceAccess.Webhook) await wishes.WantAsync(db, [source.Id], ct, look: true);
        else if (sync.RepositoryId is not null && repository.FullName?.Split('/') is [{ Length: > 0 } owner, { Length: > 0 } repo]
            && repository.FullName != source.Repository)
            RepositoryLook.Rename(db, source, sync, owner, repo, clock.GetUtcNow());
    }
}
