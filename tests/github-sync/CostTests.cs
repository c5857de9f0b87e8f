using System.Text.Json;
using JakeOps.Tests.GitHubStub;
using JakeOps.Tests.Support;

namespace JakeOps.GitHubSync.Tests;

/// <summary>What polling costs of the account's limit, counted by the stub.</summary>
public sealed class CostTests
{
    private static readonly bool Full = Environment.GetEnvironmentVariable("JAKEOPS_TESTS_FULL") is not null;
    private static readonly int Repositories = Full ? 20 : 4;
    private static readonly int Polls = Full ? 30 : 10;

    [Fact]
    public async Task At_rest_nothing_counts_and_a_change_costs_three_calls_at_most()
    {
        await using var app = await SyncedApp.StartAsync("--GitHubSync:Sync:LookEvery", "00:00:02");
        var repositories = Enumerable.Range(0, Repositories).Select(number => app.GitHub.AddRepository($"octo/app-{number}")).ToList();
        var sources = new Dictionary<StubRepository, string>();
        foreach (var repository in repositories)
        {
            for (var number = 0; number < 8; number++) repository.AddIssue($"Issue {number}").UpdatedAt = app.GitHub.Now.AddDays(-1);
            repository.AddPull("feature", "abc");
            sources[repository] = await app.AddSourceAsync(repository);
        }
        await Eventually.TrueAsync(() => app.Heard.Discovered.Count == 8 * Repositories);
        await PolledAsync(app, sources.Values, 2);
        // The first look at a repository by its number has to count, as the first page of its issues had.
        await Eventually.TrueAsync(() => repositories.All(one =>
            app.GitHub.Calls.Any(call => call.Path.EndsWith($"/repositories/{one.Id}", StringComparison.Ordinal))), 60);

        app.GitHub.ForgetCalls();
        await PolledAsync(app, sources.Values, Polls);
        app.GitHub.Counted.ShouldBe(0);
        // Of the first one of each the call may have been forgotten, too.
        app.GitHub.Calls.Count.ShouldBeGreaterThanOrEqualTo(Repositories * (Polls - 1));

        foreach (var repository in repositories)
            foreach (var issue in repository.Issues.Where(issue => !issue.IsPull).Take(1))
                await app.TellAsync(sources[repository], issue, "plan", (int)(repository.Id * 100 + issue.Number));
        app.GitHub.ForgetCalls();
        var changes = 0;
        foreach (var repository in repositories)
        {
            repository.AddIssue("A new one");
            if (changes++ % 2 == 0) continue;
            repository.Issues[0].Close();
            changes++;
        }
        await Eventually.TrueAsync(() => app.Heard.Discovered.Count == 9 * Repositories);
        await Eventually.TrueAsync(() => app.Heard.Withdrawn.Count == changes - Repositories);
        await PolledAsync(app, sources.Values, 2);
        app.GitHub.Counted.ShouldBeLessThanOrEqualTo(3 * changes);
        TestContext.Current.TestOutputHelper!.WriteLine($"{changes} changes, {app.GitHub.Counted} counted calls, {app.GitHub.Calls.Count} calls");
    }

    private static long Id(JsonElement poll) => poll.GetProperty("id").GetInt64();

    private static async Task PolledAsync(SyncedApp app, IEnumerable<string> sources, int times)
    {
        var last = new Dictionary<string, long>();
        foreach (var source in sources) last[source] = (await app.PollsAsync(source)).Select(Id).FirstOrDefault();
        foreach (var source in sources)
            await Eventually.TrueAsync(async () =>
                (await app.PollsAsync(source)).Count(poll => Id(poll) > last[source]) >= times, 120);
    }
}
