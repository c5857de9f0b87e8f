using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using JakeOps.Tests.Support;

namespace JakeOps.AllInOne.Tests;

public class RemoteWorkerTests
{
    [Fact]
    public async Task A_worker_in_another_process_carries_a_request_to_close()
    {
        using var folder = new TempFolder();
        var remote = await GitRemote.MakeAsync(folder.Path);
        await using var local = await LocalJakeOps.StartAsync(folder.File("data"), "--runner", "remote");
        (await local.GetAsync("/api/account/setup")).GetProperty("demo").GetBoolean().ShouldBeFalse();
        (await local.Http.PostAsync("/api/demo", null)).IsSuccessStatusCode.ShouldBeFalse();
        var id = await local.CreateAsync("me/app", remote, new { checkpoints = Array.Empty<string>(), required_tags = new[] { "unity" } });
        await Eventually.BecomesAsync(() => local.GetAsync("/api/executions?state=queued"),
            page => page.GetArrayLength() == 1 && page[0].GetProperty("waiting_reason").ToString().Contains("No worker is connected"));

        using var worker = await StartWorkerAsync(local, folder.File("worker"), "unity,linux");
        try
        {
            var closed = await local.BecomesAsync(id, "close/succeeded");
            closed.GetProperty("runs").GetArrayLength().ShouldBe(3);
            (await GitRemote.GitAsync(remote, "log", "--format=%s", $"trunk..jakeops/{id}"))
                .Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBeGreaterThanOrEqualTo(2);
            foreach (var run in closed.GetProperty("runs").EnumerateArray())
            {
                var path = $"/api/deliveries/{id}/runs/{run.GetProperty("id").GetString()}/stream_log";
                var log = await Eventually.BecomesAsync(() => local.GetAsync(path),
                    found => found.GetProperty("completed_at").ValueKind == JsonValueKind.String);
                log.GetProperty("events").EnumerateArray().Last().GetProperty("type").GetString().ShouldBe("result");
            }
        }
        finally
        {
            worker.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task A_worker_that_is_killed_in_the_middle_leaves_a_failed_run_that_can_be_retried()
    {
        using var folder = new TempFolder();
        var remote = await GitRemote.MakeAsync(folder.Path);
        await using var local = await LocalJakeOps.StartAsync(folder.File("data"), "--runner", "remote");
        var id = await local.CreateAsync("me/app", remote, new { checkpoints = Array.Empty<string>(), body = "simulate plan: hang" });
        using (var first = await StartWorkerAsync(local, folder.File("worker"), "linux"))
        {
            await Eventually.TrueAsync(() => AgentProcesses.Of(folder.File("worker")).Count > 0);
            first.Kill();
            await first.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        // The same machine comes back and says what became of it, so nothing has to wait for the lease.
        using var second = await StartWorkerAsync(local, folder.File("worker"), "linux");
        try
        {
            var failed = await local.BecomesAsync(id, "plan/failed");
            failed.GetProperty("error").GetString()!.ShouldContain("The worker was restarted");
            await Eventually.TrueAsync(() => AgentProcesses.Of(folder.File("worker")).Count == 0);
        }
        finally
        {
            second.Kill(entireProcessTree: true);
        }
    }

    /// <summary>From its own output: in a server's folder it lacks what the server has from its framework.</summary>
    private static string WorkerProgram { get; } = Path.GetFullPath(Path.Combine(
        LocalJakeOps.Folder, "..", "..", "JakeOps.Worker", new DirectoryInfo(LocalJakeOps.Folder).Name, "jakeops-worker"));

    private static async Task<Process> StartWorkerAsync(LocalJakeOps local, string folder, string tags)
    {
        using var made = await local.Http.PostAsJsonAsync("/api/workers/tokens", new { name = "test" });
        var token = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
        var start = new ProcessStartInfo(WorkerProgram,
        [
            "--server", local.Http.BaseAddress!.ToString().TrimEnd('/'), "--agent", LocalJakeOps.SimulatedAgent,
            "--work-dir", folder, "--log-dir", Path.Combine(folder, "logs"), "--tags", tags,
        ])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
            Environment = { ["JAKEOPS_TOKEN"] = token, ["CLAUDE_SIMULATED_PACE_MS"] = "0" },
        };
        var worker = Process.Start(start)!;
        worker.BeginOutputReadLine();
        worker.BeginErrorReadLine();
        await Eventually.TrueAsync(async () =>
            (await local.GetAsync("/api/worker/status")).GetProperty("online").ToString() is not ("0" or "False"));
        return worker;
    }
}
