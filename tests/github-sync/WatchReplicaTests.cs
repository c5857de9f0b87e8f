using JakeOps.Tests.Support;

namespace JakeOps.GitHubSync.Tests;

/// <summary>Two replicas on one PostgreSQL watch the same Deliveries.</summary>
public class WatchReplicaTests
{
    private const string Sha = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    [Fact]
    public async Task Replicas_share_the_watches_and_each_phase_ends_once()
    {
        var (database, keys) = ((await PostgresServer.StartedAsync()).NewDatabase(), new TempFolder());
        string[] shared = ["--ConnectionStrings:github-sync", database, "--GitHubSync:Keys", keys.Path];
        await using var one = await Watching.StartAsync(null, shared);
        await using var other = await GitHubSyncApp.StartAsync([.. Watching.Settings(one.GitHub), .. shared]);
        var pull = one.Repository.AddPull("jakeops/0123456789ab", Sha);
        one.Repository.Checks[Sha] = [new("build", "queued")];
        var ids = Enumerable.Range(0, 20).Select(number => $"{number:x12}").ToList();
        foreach (var id in ids) await one.BeginAsync("verify", pull, id);
        await one.LooksAsync("/check-runs", 10);
        one.Repository.Checks[Sha] = [new("build", "completed", "success")];
        // Each tells what its own relay took from the shared outbox.
        var ended = await Eventually.BecomesAsync(
            () => Task.FromResult(one.App.Heard.Phases.Concat(other.Heard.Phases).Where(seen => seen.Outcome == "succeeded")
                .Select(seen => seen.DeliveryId).ToList()),
            all => all.Distinct().Count() == ids.Count, 60);
        ended.Order().ShouldBe(ids);
        keys.Dispose();
    }
}
