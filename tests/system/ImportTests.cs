using System.Diagnostics;
using JakeOps.Tests.Support;

namespace JakeOps.SystemTests;

public sealed class ImportTests(Installation installation, ITestOutputHelper output) : SharedInstallation(installation, output)
{
    private const string Id = "0b1c2d3e4f50";

    private static readonly string[] Files =
    [
        $"deliveries/{Id}/delivery.json",
        """
        {"id": "0b1c2d3e4f50", "seq": 4711, "created_at": "2025-05-01T10:00:00+09:00", "updated_at": "2025-05-01T10:30:00+09:00",
         "phase": "plan", "run_status": "succeeded", "summary": "An old one", "repository": "me/imported",
         "refs": [{"role": "request", "type": "verbal", "label": "imported"}], "plan": {"content": "# Plan", "model": "m"},
         "runs": [{"id": "aaaa1111", "mode": "plan", "status": "success", "created_at": "2025-05-01T10:04:00+09:00",
                   "session": {"model": "m"}, "stats": {"cost_usd": 0.25}}],
         "phase_runs": [{"phase": "plan", "run_status": "succeeded", "started_at": "2025-05-01T10:02:00+09:00"}]}
        """,
        $"deliveries/{Id}/run-aaaa1111.stream_log.json",
        """
        {"run_id": "aaaa1111", "started_at": "2025-05-01T10:02:00+09:00", "completed_at": "2025-05-01T10:04:00+09:00",
         "events": [{"type": "assistant", "message": {"role": "assistant", "content": [{"type": "text", "text": "From before"}]}}]}
        """,
        "sources/609ddd1d069b.json",
        """{"id": "609ddd1d069b", "type": "github", "owner": "octo", "repo": "app", "created_at": "2025-05-01T10:00:00+09:00", "active": false}""",
    ];

    [Fact]
    public async Task A_Python_servers_store_comes_in_through_the_gateway_and_stands_in_every_services_database()
    {
        using var store = new TempFolder();
        foreach (var file in Files.Chunk(2))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(store.File(file[0]))!);
            await File.WriteAllTextAsync(store.File(file[0]), file[1]);
        }
        var report = await ImportAsync(store);
        report.ShouldContain("deliveries      1 taken, 0 here already, 0 not taken");
        report.ShouldContain("output of runs  1 taken, 0 here already, 0 not taken");
        report.ShouldContain("sources         1 taken, 0 here already, 0 not taken");
        var delivery = await Installation.GetAsync($"/api/deliveries/{Id}");
        JakeOpsClient.State(delivery).ShouldBe("plan/succeeded");
        var run = delivery.GetProperty("runs")[0].GetProperty("id").GetString();
        (await Installation.GetAsync($"/api/deliveries/{Id}/runs/{run}/transcript")).GetProperty("leader")[0]
            .GetProperty("content")[0].GetProperty("text").GetString().ShouldBe("From before");
        (await Installation.GetAsync("/api/sources/609ddd1d069b")).GetProperty("active").GetBoolean().ShouldBeFalse();
        (await ImportAsync(store)).ShouldContain("deliveries      0 taken, 1 here already, 0 not taken");
        await Installation.ActAsync(Id, "close");
    }

    private async Task<string> ImportAsync(TempFolder store)
    {
        var start = new ProcessStartInfo(Programs.AllInOne)
        {
            RedirectStandardOutput = true,
            Environment = { ["JAKEOPS_KEY"] = Installation.Http.DefaultRequestHeaders.Authorization!.Parameter },
        };
        foreach (var argument in new[]
        {
            "import", "--server", Installation.Gateway.Address.ToString(), "--deliveries", store.File("deliveries"),
            "--sources", store.File("sources"),
        }) start.ArgumentList.Add(argument);
        using var import = Process.Start(start)!;
        var said = await import.StandardOutput.ReadToEndAsync();
        await import.WaitForExitAsync();
        import.ExitCode.ShouldBe(0, said);
        return said;
    }
}
