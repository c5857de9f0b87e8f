using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using JakeOps.Tests.Support;

namespace JakeOps.AllInOne.Tests;

public class DemoTests
{
    [Fact]
    public async Task The_demo_carries_a_request_through_all_phases_exits_with_0_and_is_there_after_a_restart()
    {
        using var folder = new TempFolder();
        var (code, output) = await LocalJakeOps.RunAsync("--data", folder.Path, "--port", "0", "--demo", "--exit-when-closed");

        code.ShouldBe(0, output);
        string[] inOrder = ["plan      succeeded", "implement succeeded", "review    succeeded", "verify    succeeded", "deploy    succeeded", "close"];
        var at = inOrder.Select(line => output.IndexOf(line, StringComparison.Ordinal)).ToList();
        at.ShouldNotContain(-1, output);
        at.ShouldBe(at.Order());
        output.Split('\n').Where(line => line.Contains("verify    succeeded") || line.Contains("deploy    succeeded"))
            .ShouldAllBe(line => line.Contains("skipped", StringComparison.OrdinalIgnoreCase));
        output.ShouldContain("simulated");

        await using var local = await LocalJakeOps.StartAsync(folder.Path);
        var delivery = (await local.GetAsync("/api/deliveries")).EnumerateArray().Single();
        var id = delivery.GetProperty("id").GetString();
        LocalJakeOps.State(delivery).ShouldBe("close/succeeded");

        var bare = Path.Combine(folder.Path, "demo", "greeter.git");
        var log = await GitRemote.GitAsync(bare, "log", "--format=%s", $"main..jakeops/{id}");
        log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBeGreaterThanOrEqualTo(2);
        (await GitRemote.GitAsync(bare, "show", $"jakeops/{id}:docs/plans/{id}.md")).ShouldContain("simulated");

        foreach (var run in (await local.GetAsync($"/api/deliveries/{id}")).GetProperty("runs").EnumerateArray())
        {
            var runId = run.GetProperty("id").GetString();
            var transcript = await local.GetAsync($"/api/deliveries/{id}/runs/{runId}/transcript");
            transcript.GetProperty("leader").GetArrayLength().ShouldBeGreaterThan(0);
            var log2 = await local.GetAsync($"/api/deliveries/{id}/runs/{runId}/stream_log");
            log2.GetProperty("events").EnumerateArray().Last().GetProperty("type").GetString().ShouldBe("result");
        }
    }

    [Fact]
    public async Task A_demo_that_takes_too_long_exits_with_4()
    {
        using var folder = new TempFolder();
        var (code, output) = await LocalJakeOps.RunAsync(
            "--data", folder.Path, "--port", "0", "--demo", "--exit-when-closed", "--runner", "remote", "--timeout", "1");
        code.ShouldBe(4, output);
        output.ShouldContain("--timeout");
    }

    [Fact]
    public async Task A_demo_that_fails_exits_with_1_and_says_why()
    {
        using var folder = new TempFolder();
        var (code, output) = await LocalJakeOps.RunAsync(
            new Dictionary<string, string> { ["Agent__OutputLimit"] = "10" },
            "--data", folder.Path, "--port", "0", "--demo", "--exit-when-closed");
        code.ShouldBe(1, output);
        output.ShouldContain("plan      failed");
        output.ShouldContain("10 bytes");
    }

    [Fact]
    public async Task The_demo_of_a_running_process_is_played_by_the_simulated_agent_and_never_by_the_own_one()
    {
        using var folder = new TempFolder();
        var agent = folder.File("agent");
        await File.WriteAllTextAsync(agent, """
            #!/bin/sh
            [ "$1" = --version ] && { echo "2.1.330 (Claude Code)"; exit; }
            echo "The own agent was started." >&2; exit 1
            """);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(agent, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using var local = await LocalJakeOps.StartAsync(folder.File("data"), "--agent", agent);
        (await local.GetAsync("/api/account/setup")).GetProperty("demo").GetBoolean().ShouldBeTrue();

        var id = await StartAsync(local);
        (await StartAsync(local)).ShouldNotBe(id);
        await local.ActAsync(id, "run");
        var planned = await local.BecomesAsync(id, "plan/succeeded");
        planned.GetProperty("simulated").GetBoolean().ShouldBeTrue();
        planned.GetProperty("runs")[0].GetProperty("worker").GetProperty("simulated").GetBoolean().ShouldBeTrue();

        var own = await local.CreateAsync("me/app", await GitRemote.MakeAsync(folder.Path));
        await local.ActAsync(own, "run");
        (await local.BecomesAsync(own, "plan/failed")).GetProperty("error").GetString()!.ShouldContain("The own agent was started.");
    }

    private static async Task<string> StartAsync(LocalJakeOps local)
    {
        using var started = await local.Http.PostAsync("/api/demo", null);
        started.StatusCode.ShouldBe(HttpStatusCode.OK, await started.Content.ReadAsStringAsync());
        return (await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }
}
