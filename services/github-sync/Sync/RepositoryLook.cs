using JakeOps.Hosting.Messaging;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.GitHubSync;

/// <summary>Looks at the repository itself: is it there, what is it called now, are there issues.</summary>
internal sealed class RepositoryLook(GitHubClient github, Budgets budgets, ILogger<RepositoryLook> log)
{
    private static readonly TimeSpan WarnBefore = TimeSpan.FromDays(7);

    public async Task<Problem?> LookAsync(PollRun run, CancellationToken ct)
    {
        var (source, sync) = (run.Source, run.Sync);
        var answer = await github.GetAsync<RepositoryFacts>(
            run.Access!, sync.RepositoryId is { } id ? $"repositories/{id}" : $"repos/{source.Repository}", conditional: true, ct);
        if (!answer.Ok) return answer.Problem;
        var facts = answer.Value;
        if (facts.Id <= 0 || facts.FullName?.Split('/') is not [{ Length: > 0 } owner, { Length: > 0 } repo])
            return new(ProblemKind.Transient, "The host's answer about the repository is not what it should be.");
        if (await TwinAsync(run, facts, ct) is { } twin) return twin;
        (sync.RepositoryId, sync.DefaultBranch, sync.LookedAt) = (facts.Id, facts.DefaultBranch, run.Now);
        if (facts.FullName != source.Repository)
        {
            log.SourceRenamed(source.Id, source.Repository, facts.FullName);
            Rename(run.Db, source, sync, owner, repo, run.Now);
        }
        if (await EndsSoonAsync(run, ct) is { } soon) sync.Notice = soon;
        await run.SaveAsync(ct);
        if (facts.Archived)
            return new(ProblemKind.Refused, "The repository is archived, nothing changes there any more: unarchive it at the host, "
                + "or set the source inactive. Its Deliveries stay as they are.");
        if (facts.Disabled)
            return new(ProblemKind.Refused, "The host disabled the repository: its owner finds the reason there.");
        return facts.HasIssues is false
            ? new(ProblemKind.Gone, "Issues are turned off for the repository: turn them on at the host, or delete the source.")
            : null;
    }

    /// <summary>Two sources of one repository would open every Delivery twice.</summary>
    private static async Task<Problem?> TwinAsync(PollRun run, RepositoryFacts facts, CancellationToken ct)
    {
        if (run.Sync.RepositoryId is not null) return null;
        var (host, own) = (run.Source.Host, run.Source.Id);
        var twin = await run.Db.Sources.Where(one => one.Host == host && one.Id != own && !one.Deleted
                && run.Db.Syncs.Any(sync => sync.SourceId == one.Id && sync.RepositoryId == facts.Id))
            .Select(one => one.Id).FirstOrDefaultAsync(ct);
        return twin is null ? null : new(ProblemKind.Refused,
            $"The repository is {facts.FullName} now, which the source {twin} reads already: delete one of the two.");
    }

    private async Task<string?> EndsSoonAsync(PollRun run, CancellationToken ct) =>
        await budgets.ReadAsync(run.Access!.Account, ct) is { CredentialEndsAt: { } end } && end < run.Now + WarnBefore
            ? $"The token ends on {end:yyyy-MM-dd HH:mm} UTC: give the source a new one before." : null;

    public static void Rename(GitHubSyncDbContext db, Source source, SourceSync sync, string owner, string repo, DateTimeOffset now)
    {
        sync.Notice = $"The repository was called {source.Repository} before; the host says {owner}/{repo} since {now:yyyy-MM-dd}.";
        db.Publish(source.Rename(owner, repo, now), source.Id);
    }
}
