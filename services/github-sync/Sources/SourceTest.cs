using System.ComponentModel;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JakeOps.GitHubSync;

internal sealed record SourceTestView(
    bool Ok, [property: Description("One sentence for people")] string Summary, SeenRepository? Repository,
    IReadOnlyList<SeenThing> Seen, SeenLimit? RateLimit, DateTimeOffset? CredentialEndsAt);

internal sealed record SeenRepository(
    long Id, string? FullName, bool Private, bool Archived, bool? HasIssues, string? DefaultBranch);

/// <param name="Name">repository, issues, pull_requests, checks, statuses or deployments.</param>
/// <param name="Detail">What was seen, or what is missing and how to mend it.</param>
internal sealed record SeenThing(string Name, bool Ok, string Detail);

internal sealed record SeenLimit(int Limit, int Remaining, DateTimeOffset ResetAt);

/// <summary>POST /api/sources/{id}/test: tries everything that the service reads, with the stored credential.</summary>
internal static class SourceTest
{
    private static readonly (string Name, string Path)[] Things =
    [
        ("issues", "issues?state=open&per_page=1"), ("pull_requests", "pulls?state=all&per_page=1"),
        ("checks", "commits/{branch}/check-runs?per_page=1"), ("statuses", "commits/{branch}/status?per_page=1"),
        ("deployments", "deployments?per_page=1"),
    ];

    public static async Task<Results<Ok<SourceTestView>, ProblemHttpResult>> Test(
        string id, GitHubSyncDbContext db, AccessOpener opener, GitHubClient github, Budgets budgets, SyncWishes wishes,
        CancellationToken ct)
    {
        if (await db.FindSourceAsync(id, ct) is not { } source) return SourceEndpoints.NotFound();
        var (access, unusable) = opener.Open(source, background: false);
        if (access is null)
            return TypedResults.Ok(new SourceTestView(source.Access == SourceAccess.Webhook && source.WebhookSecret.Length > 0,
                unusable!.Sentence, null, [], null, null));

        var sync = await db.SyncOfAsync(id, ct);
        var answer = await github.GetAsync<RepositoryFacts>(access,
            sync?.RepositoryId is { } known ? $"repositories/{known}" : $"repos/{source.Repository}", conditional: false, ct);
        List<SeenThing> seen = [Repository(answer, source)];
        if (answer.Value is { } repository)
            foreach (var (name, path) in Things)
                seen.Add(await LookAsync(github, access, name, PathOf(repository, path), ct));
        var budget = await budgets.ReadAsync(access.Account, ct);
        // What a person just mended goes on at once.
        if (seen.TrueForAll(thing => thing.Ok)) await wishes.WantAsync(db, [id], ct);
        return TypedResults.Ok(new SourceTestView(
            seen.TrueForAll(thing => thing.Ok), Summary(seen, source),
            answer.Value is { } facts
                ? new(facts.Id, facts.FullName, facts.Private, facts.Archived, facts.HasIssues, facts.DefaultBranch) : null,
            seen, budget is { Limit: > 0 } ? new(budget.Limit, budget.Remaining, budget.ResetAt) : null, budget?.CredentialEndsAt));
    }

    private static string PathOf(RepositoryFacts repository, string path)
    {
        var branch = Uri.EscapeDataString(repository.DefaultBranch ?? "HEAD");
        return $"repositories/{repository.Id}/{path.Replace("{branch}", branch, StringComparison.Ordinal)}";
    }

    private static SeenThing Repository(Answer<RepositoryFacts> answer, Source source) => answer switch
    {
        { Problem: { } problem } => new("repository", false, problem.Sentence),
        { Value.Archived: true } => new("repository", false, "It is archived: nothing changes there any more."),
        { Value.HasIssues: false } => new("repository", false, "Issues are turned off: turn them on at the host."),
        { Value: { } facts } when facts.FullName != source.Repository =>
            new("repository", true, $"It is called {facts.FullName} now; the source follows by itself."),
        _ => new("repository", true, "It is seen."),
    };

    private static async Task<SeenThing> LookAsync(
        GitHubClient github, Access access, string name, string path, CancellationToken ct)
    {
        var answer = await github.GetAsync<JsonDocument>(access, path, conditional: false, ct);
        using var value = answer.Value;
        return answer.Problem switch
        {
            null => new(name, true, "They are seen."),
            // A repository without a commit has no checks yet.
            { Status: 409 or 422 } => new(name, true, "There is no commit yet."),
            { Kind: ProblemKind.Forbidden or ProblemKind.NotFound } problem when name is "checks" => new(name, false,
                $"{problem.Sentence} Without it checks of other apps are invisible, and verify follows Actions and statuses "
                + "alone."),
            var problem => new(name, false, problem.Sentence),
        };
    }

    private static string Summary(List<SeenThing> seen, Source source) => seen.Where(thing => !thing.Ok).ToList() switch
    {
        [] when source.Access == SourceAccess.None =>
            "Everything is seen without a credential, as of a public repository; with 60 calls an hour it is looked at rarely.",
        [] => "Everything is seen.",
        [{ Name: "repository" } repository] => repository.Detail,
        var missing => $"Not seen: {string.Join(", ", missing.Select(thing => thing.Name))}. {missing[0].Detail}",
    };
}
