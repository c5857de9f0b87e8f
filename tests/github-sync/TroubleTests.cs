using System.Text.Json;
using JakeOps.Contracts;
using JakeOps.Tests.GitHubStub;
using JakeOps.Tests.Support;

namespace JakeOps.GitHubSync.Tests;

/// <summary>Whatever goes wrong at the host, nothing is closed by it, and the source says what happened.</summary>
public sealed class TroubleTests(SharedSyncedApp shared) : IClassFixture<SharedSyncedApp>
{
    private readonly SyncedApp _app = shared.App;

    public static TheoryData<string, Action<GitHubStub, StubRepository>, Action<GitHubStub, StubRepository>, string, string> Troubles => new()
    {
        { "revoked token", (github, repository) => github.Revoke(TokenOf(repository)), (github, repository) => github.Accept(TokenOf(repository)), "paused", "Give the source a new one" },
        { "private now", (_, repository) => repository.Visible = false, (_, repository) => repository.Visible = true, "paused", "made private" },
        { "deleted", (_, repository) => repository.Deleted = true, (_, repository) => repository.Deleted = false, "paused", "was the repository deleted" },
        { "issues off", (_, repository) => repository.HasIssues = false, (_, repository) => repository.HasIssues = true, "paused", "Issues" },
        { "archived", (_, repository) => repository.Archived = true, (_, repository) => repository.Archived = false, "paused", "unarchive it" },
        { "outage", Always(StubAnswer.Unicorn()), Mended, "degraded", "The host failed (502)" },
        { "a page", Always(StubAnswer.HtmlInsteadOfData()), Mended, "degraded", "a page instead of data" },
        { "cut off", Always(StubAnswer.CutJson()), Mended, "degraded", "cut off" },
        { "broken connection", Always(StubAnswer.CutConnection()), Mended, "degraded", "did not answer to the end" },
        { "an empty object", Always(StubAnswer.Of(200, "{}")), Mended, "degraded", "not what it should be" },
        { "single sign-on", Always(StubAnswer.SingleSignOn("https://github.com/orgs/octo/sso")), Mended, "paused", "https://github.com/orgs/octo/sso" },
        { "permission", Always(StubAnswer.NotAccessible()), Mended, "paused", "issues=read" },
        { "legal", Always(StubAnswer.LegallyBlocked()), Mended, "paused", "legal" },
        { "bad parameters", Always(StubAnswer.Invalid()), Mended, "paused", "Validation Failed" },
        { "limit", Always(StubAnswer.PrimaryLimit(2), 1), Mended, "waiting", "used up" },
        { "slower", Always(StubAnswer.SecondaryLimit("2"), 1), Mended, "waiting", "secondary rate limit" },
    };

    [Theory]
    [MemberData(nameof(Troubles), DisableDiscoveryEnumeration = true)]
    public async Task Trouble_closes_nothing_says_what_to_do_and_is_over_when_it_is_mended(
        string trouble, Action<GitHubStub, StubRepository> breaks, Action<GitHubStub, StubRepository> mends, string state,
        string words)
    {
        var repository = _app.GitHub.AddRepository($"octo/{trouble.Replace(' ', '-')}");
        var (first, _) = (repository.AddIssue("One"), repository.AddIssue("Two"));
        _app.GitHub.Accept(TokenOf(repository));
        var source = await _app.AddSourceAsync(repository, new { token = TokenOf(repository) });
        await Eventually.TrueAsync(() => Discovered(source) == 2);
        foreach (var issue in repository.Issues) await _app.TellAsync(source, issue, "plan", (int)repository.Id * 10 + issue.Number);

        breaks(_app.GitHub, repository);
        var told = (await _app.BecomesAsync(source, state)).GetProperty("sync");
        told.GetProperty("problem").GetString().ShouldNotBeNull(trouble).ShouldContain(words);
        told.GetProperty("problem_since").GetDateTimeOffset().ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
        var news = (await Eventually.BecomesAsync(() => Task.FromResult(Told(source, state)), one => one is not null))!;
        news.Problem.ShouldNotBeNull().ShouldContain(words);
        news.Changed.ShouldBeTrue();
        (await _app.PollsAsync(source)).ShouldContain(poll => poll.GetProperty("error").ValueKind == JsonValueKind.String);
        first.Close();
        mends(_app.GitHub, repository);
        await Eventually.TrueAsync(() => Withdrawn(source).Count > 0);
        await _app.BecomesAsync(source, "ok");
        Withdrawn(source).ShouldBe(["#1"]);
        Discovered(source).ShouldBe(2);
    }

    private SourceSynced? Told(string source, string state) =>
        _app.Heard.Synced.FirstOrDefault(told => told.SourceId == source && told.State == state);

    private int Discovered(string source) => _app.Heard.Discovered.Count(told => told.SourceId == source);

    private List<string> Withdrawn(string source) =>
        [.. _app.Heard.Withdrawn.Where(told => told.SourceId == source).Select(told => told.Label)];

    // Each has an account of its own, whose limits are its own too.
    private static string TokenOf(StubRepository repository) => $"ghp_{repository.Id}0123456789abcdefghij";

    private static Action<GitHubStub, StubRepository> Always(StubAnswer answer, int times = 10_000) =>
        (github, repository) => github.Fail($"/repositories/{repository.Id}", answer, times);

    private static void Mended(GitHubStub github, StubRepository repository) => github.Recover();
}
