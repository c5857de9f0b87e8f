using System.Net.Http.Json;
using System.Text.Json;
using JakeOps.Tests.GitHubStub;
using JakeOps.Tests.Support;

namespace JakeOps.GitHubSync.Tests;

/// <summary>Three replicas on one PostgreSQL.</summary>
public sealed class ReplicaTests
{
    [Fact]
    public async Task Replicas_share_the_work_and_the_budget_and_tell_nothing_twice()
    {
        await using var github = await GitHubStub.StartAsync();
        var account = github.Accept(SyncedApp.Token);
        var repositories = Enumerable.Range(0, 6).Select(number => github.AddRepository($"octo/app-{number}")).ToList();
        foreach (var repository in repositories)
            for (var number = 0; number < 150; number++) repository.AddIssue($"Issue {number}");
        var (database, keys) = ((await PostgresServer.StartedAsync()).NewDatabase(), new TempFolder());
        var replicas = new List<GitHubSyncApp>();
        for (var number = 0; number < 3; number++)
            replicas.Add(await GitHubSyncApp.StartAsync(
            [
                .. SyncedApp.Settings(github), "--ConnectionStrings:github-sync", database, "--GitHubSync:Keys", keys.Path,
            ]));
        try
        {
            var sources = new List<string>();
            foreach (var repository in repositories)
            {
                var source = await replicas[0].CreateAsync(new
                {
                    owner = "octo", repo = repository.FullName.Split('/')[1], token = SyncedApp.Token, base_url = github.Url,
                });
                sources.Add(source.GetProperty("id").GetString()!);
            }
            await Eventually.BecomesAsync(() => FoundAsync(replicas[2], sources), count => count >= 900);
            // Each wish is one poll, whoever hears of it.
            await Task.WhenAll(replicas.Select(replica => replica.Http.PostAsync("/api/sources/sync", null)));
            (await FoundAsync(replicas[2], sources)).ShouldBe(900);

            account.Remaining = 0;
            foreach (var source in sources)
                await Eventually.BecomesAsync(
                    () => replicas[1].Http.GetFromJsonAsync<JsonElement>($"/api/sources/{source}"),
                    shown => shown.GetProperty("sync").GetProperty("state").GetString() == "waiting");
            github.ForgetCalls();
            await Task.WhenAll(replicas.Select(replica => replica.Http.PostAsync("/api/sources/sync", null)));
            // What one was told holds for all.
            github.Calls.ShouldBeEmpty();
        }
        finally
        {
            foreach (var replica in replicas) await replica.DisposeAsync();
            keys.Dispose();
        }
    }

    /// <summary>What polls committed, whichever replica ran them. The in-memory bus is one process's own, so that what
    /// is heard on it says nothing here.</summary>
    private static async Task<int> FoundAsync(GitHubSyncApp replica, List<string> sources)
    {
        var found = 0;
        foreach (var source in sources)
            found += (await replica.Http.GetFromJsonAsync<JsonElement>($"/api/sources/{source}/polls?limit=200")).EnumerateArray()
                .Sum(poll => poll.GetProperty("found").GetInt32());
        return found;
    }
}
