using System.Diagnostics;
using JakeOps.Contracts;
using JakeOps.Tests.Support;

namespace JakeOps.WorkerBroker.Tests;

/// <summary>The protocol is written down well enough to write a worker from it: <c>another-worker/worker.py</c> is
/// one.</summary>
public class OtherLanguageTests
{
    private static readonly string Program =
        Path.Combine(TestPaths.Repository, "tests", "worker-broker", "another-worker", "worker.py");

    [Fact]
    public async Task A_worker_in_another_language_executes_a_request()
    {
        await using var host = await BrokerHost.StartAsync();
        using var worker = Start(await host.TokenTextAsync(), "sh", "-c", "sed s/Plan/Planned/; echo; seq 200");
        await Eventually.TrueAsync(async () =>
            (await host.GetAsync("/api/worker/status")).GetProperty("online").GetInt32() == 1, 60);
        var id = await host.RequestAsync(tags: "other");
        var finished = await host.FinishedAsync(id);
        (finished.Outcome, finished.ExitCode, finished.LastSequence, finished.ResultText)
            .ShouldBe(("succeeded", 0, 201, "201 lines"));
        host.Heard.Of<ExecutionStarted>(id).Single().WorkerName.ShouldBe("another");
        var printed = host.Heard.Of<ExecutionOutput>(id).OrderBy(output => output.FirstSequence)
            .SelectMany(output => output.Pieces).Select(piece => piece.Text).ToList();
        printed.ShouldBe(Enumerable.Range(1, 200).Select(number => $"{number}").Prepend("Planned this."));
        await worker.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
        worker.ExitCode.ShouldBe(0, await worker.StandardError.ReadToEndAsync());
    }

    [Fact]
    public async Task It_says_what_the_server_has_against_its_token()
    {
        await using var host = await BrokerHost.StartAsync();
        var token = await host.TokenTextAsync();
        using var damaged = Start(token[..^4] + "AAAA", "true");
        (await damaged.StandardError.ReadToEndAsync()).ShouldContain("The token is damaged");
        var revoked = (await host.GetAsync("/api/workers/tokens"))[0].GetProperty("id").GetString();
        await host.Http.DeleteAsync($"/api/workers/tokens/{revoked}");
        using var refused = Start(token, "true");
        (await refused.StandardError.ReadToEndAsync()).ShouldContain("401");
    }

    private static Process Start(string token, params string[] command)
    {
        var start = new ProcessStartInfo("python3", [Program, .. command]) { RedirectStandardError = true };
        start.Environment["JAKEOPS_TOKEN"] = token;
        return Process.Start(start)!;
    }
}
