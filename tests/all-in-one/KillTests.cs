using System.Text.Json;
using JakeOps.Tests.Support;

namespace JakeOps.AllInOne.Tests;

/// <summary>kill -9 of the local process at random moments while Deliveries flow, then a restart on the same data.</summary>
public class KillTests(ITestOutputHelper output)
{
    private const int Deliveries = 3;
    private static readonly int Kills = Environment.GetEnvironmentVariable("JAKEOPS_TESTS_FULL") is null ? 3 : 60;

    [Fact]
    public async Task Killing_the_process_at_any_moment_loses_nothing_and_runs_nothing_twice()
    {
        output.WriteLine(Seed.Hint);
        var random = new Random(Seed.Value);
        using var folder = new TempFolder();
        var remote = await GitRemote.MakeAsync(folder.Path);
        var data = folder.File("data");

        var ids = new List<string>();
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var doomed = await LocalJakeOps.StartAsync(data, "--capacity", "4");
            if (ids.Count < Deliveries)
                ids.Add(await doomed.CreateAsync("me/app", remote, new { checkpoints = Array.Empty<string>() }, $"r-{ids.Count}"));
            await RetryFailedAsync(doomed, ids);
            // The moment is what is random here; nothing is waited for.
            await Task.Delay(random.Next(1500), TestContext.Current.CancellationToken);
            await doomed.KillAsync();
        }

        await using var local = await LocalJakeOps.StartAsync(data, "--capacity", "4");
        // Printed with the test where it fails: what the process that had to put things right said.
        using var said = new Said(() => output.WriteLine(local.Output));
        foreach (var id in ids)
        {
            var closed = await Eventually.BecomesAsync(async () =>
            {
                await RetryFailedAsync(local, [id]);
                return await local.GetAsync($"/api/deliveries/{id}");
            }, delivery => LocalJakeOps.State(delivery) == "close/succeeded", 120);
            await EveryRunEndedOnceAsync(local, closed);
            AttemptsCountUp(closed);
        }
        await Eventually.TrueAsync(() => AgentProcesses.Of(data).Count == 0);
        foreach (var database in new[] { "delivery", "transcripts", "github-sync", "worker-broker", "gateway" })
            (await local.GetAsync($"/api/operations/parked/{database}")).ToString().ShouldNotContain("message_id");
        foreach (var id in ids) await BranchHoldsTheWorkAsync(remote, id);
    }

    [Fact]
    public async Task After_a_kill_no_agent_is_left_running_and_the_run_says_honestly_why_it_failed()
    {
        using var folder = new TempFolder();
        var remote = await GitRemote.MakeAsync(folder.Path);
        var data = folder.File("data");
        string id;
        await using (var doomed = await LocalJakeOps.StartAsync(data))
        {
            id = await doomed.CreateAsync("me/app", remote, new { checkpoints = Array.Empty<string>(), body = "simulate plan: hang" });
            await Eventually.TrueAsync(() => AgentProcesses.Of(data).Count > 0);
            await doomed.KillAsync();
        }
        await using var local = await LocalJakeOps.StartAsync(data);
        var failed = await local.BecomesAsync(id, "plan/failed");
        failed.GetProperty("error").GetString()!.ShouldContain("restart", Case.Insensitive);
        await Eventually.TrueAsync(() => AgentProcesses.Of(data).Count == 0);
    }

    private sealed class Said(Action write) : IDisposable
    {
        public void Dispose() => write();
    }

    private static async Task RetryFailedAsync(LocalJakeOps local, IEnumerable<string> ids)
    {
        foreach (var id in ids)
            if (LocalJakeOps.State(await local.GetAsync($"/api/deliveries/{id}")).EndsWith("/failed", StringComparison.Ordinal))
                await local.ActAsync(id, "retry");
    }

    private static async Task EveryRunEndedOnceAsync(LocalJakeOps local, JsonElement delivery)
    {
        foreach (var run in delivery.GetProperty("runs").EnumerateArray())
        {
            var id = run.GetProperty("id").GetString();
            run.GetProperty("status").GetString().ShouldBeOneOf("success", "failed");
            var path = $"/api/deliveries/{delivery.GetProperty("id").GetString()}/runs/{id}/events?limit=200";
            using var answer = await local.Http.GetAsync(path);
            if (!answer.IsSuccessStatusCode)
            {
                // An agent that was killed before its first line leaves no transcript; one that succeeded has one.
                run.GetProperty("status").GetString().ShouldBe("failed");
                continue;
            }
            var events = await answer.Content.ReadAsStringAsync();
            events.Split("\"subtype\":\"init\"").Length.ShouldBeLessThanOrEqualTo(2, $"run {id} has the start of an agent twice");
        }
    }

    private static void AttemptsCountUp(JsonElement delivery)
    {
        foreach (var phase in delivery.GetProperty("phase_runs").EnumerateArray().GroupBy(run => run.GetProperty("phase").GetString()))
            phase.Select(run => run.GetProperty("attempt").GetInt32()).ShouldBe(Enumerable.Range(1, phase.Count()));
    }

    private static async Task BranchHoldsTheWorkAsync(string remote, string id)
    {
        var subjects = await GitRemote.GitAsync(remote, "log", "--format=%s", $"trunk..jakeops/{id}");
        subjects.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBeGreaterThanOrEqualTo(2);
    }
}
