using JakeOps.Contracts;
using JakeOps.Tests.Support;
using JakeOps.Worker;
using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker.Tests;

/// <summary>The worker's own connection against the real broker; only the agent is scripted.</summary>
public class RealWorkerTests
{
    [Fact]
    public async Task It_runs_what_is_asked_and_returns_all_of_it()
    {
        await using var host = await BrokerHost.StartAsync();
        // More frames than may be on their way without an acknowledgement.
        await using var worker =
            new StartedWorker(host.Address, await host.TokenTextAsync(), new ScriptedRunner(lines: Wire.UnacknowledgedFrames * 3));
        var id = await host.RequestAsync(tags: "linux");
        var finished = await host.FinishedAsync(id);
        (finished.Outcome, finished.LastSequence).ShouldBe(("succeeded", Wire.UnacknowledgedFrames * 3));
        host.Heard.Of<ExecutionOutput>(id).SelectMany(output => output.Pieces).Select(piece => piece.Text)
            .ShouldBe(Enumerable.Range(1, Wire.UnacknowledgedFrames * 3).Select(line => $"line {line}"));
        worker.Said.ShouldContain(line => line.StartsWith("connected as build-9 to http://127.0.0.1"));
        await Eventually.TrueAsync(() => worker.Said.Contains($"execution {id} finished: succeeded"));
    }

    [Fact]
    public async Task It_stops_what_is_canceled()
    {
        await using var host = await BrokerHost.StartAsync();
        var runner = new ScriptedRunner(endless: true);
        await using var worker = new StartedWorker(host.Address, await host.TokenTextAsync(), runner);
        var id = await host.RequestAsync();
        await Eventually.TrueAsync(() => host.Heard.Of<ExecutionStarted>(id).Count == 1);
        await host.CancelAsync(id);
        (await host.FinishedAsync(id)).Outcome.ShouldBe("canceled");
        runner.Running.ShouldBe(0);
    }

    [Fact]
    public async Task Its_heartbeats_keep_a_long_run_alive()
    {
        await using var host = await BrokerHost.StartAsync(
            "--WorkerBroker:Heartbeat", "0:00:01", "--WorkerBroker:Lease", "0:00:03", "--WorkerBroker:Silence",
            "0:00:03");
        await using var worker = new StartedWorker(host.Address, await host.TokenTextAsync(), new ScriptedRunner(endless: true));
        var id = await host.RequestAsync();
        await host.OutlivesItsFirstLeaseAsync(id, TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task A_stop_ends_its_agents_and_tells_the_server_before_it_leaves()
    {
        await using var host = await BrokerHost.StartAsync();
        var runner = new ScriptedRunner(endless: true);
        var worker = new StartedWorker(host.Address, await host.TokenTextAsync(), runner);
        var id = await host.RequestAsync();
        await Eventually.TrueAsync(() => host.Heard.Of<ExecutionStarted>(id).Count == 1);
        (await worker.StopAsync()).ShouldBe(0);
        runner.Running.ShouldBe(0);
        var finished = await host.FinishedAsync(id);
        (finished.Outcome, finished.Error).ShouldBe(
            ("interrupted", "The worker was stopped while the agent ran; retry starts the phase again."));
    }

    [Fact]
    public async Task A_server_that_is_started_again_finds_its_agents_still_at_work()
    {
        using var folder = new TempFolder();
        var runner = new ScriptedRunner(endless: true);
        var port = FreePort();
        var first = await BrokerHost.StartInAsync(folder, null, "--urls", $"http://127.0.0.1:{port}");
        await using var worker = new StartedWorker(first.Address, await first.TokenTextAsync(), runner);
        var id = await first.RequestAsync();
        await Eventually.TrueAsync(() => runner.Running == 1);
        await Eventually.TrueAsync(() => first.Heard.Of<ExecutionOutput>(id).Count > 0);
        await first.DisposeAsync();
        await Eventually.TrueAsync(() => worker.Said.Any(line => line.StartsWith("trying again")));
        await using var second = await BrokerHost.StartInAsync(folder, null, "--urls", $"http://127.0.0.1:{port}");
        var next = await second.RequestAsync();
        await Eventually.TrueAsync(() => runner.Began.Contains(next));
        (await second.StateAsync(id)).ShouldBe("running");
        runner.Release();
        var finished = await second.FinishedAsync(id);
        (finished.Outcome, finished.LastSequence).ShouldBe(("succeeded", 6));
        first.Heard.Of<ExecutionOutput>(id).Concat(second.Heard.Of<ExecutionOutput>(id)).SelectMany(output => output.Pieces)
            .Select(piece => piece.Text).ShouldBe(Enumerable.Range(1, 6).Select(line => $"line {line}"));
        runner.Began.ShouldBe([id, next]);
    }

    [Fact]
    public async Task It_does_not_come_back_when_that_is_of_no_use()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var stranger = new StartedWorker(host.Address, TokenFormat.Create(host.Address), new ScriptedRunner());
        (await stranger.Ended).ShouldBe(ExitCodes.TokenRefused);
        var made = await host.TokenAsync();
        await using var revoked = new StartedWorker(host.Address, made.GetProperty("token").GetString()!, new ScriptedRunner());
        await Eventually.TrueAsync(() => revoked.Said.Any(line => line.StartsWith("connected")));
        await host.Http.DeleteAsync($"/api/workers/tokens/{made.GetProperty("id").GetString()}");
        (await revoked.Ended).ShouldBe(ExitCodes.TokenRefused);
        var token = await host.TokenTextAsync();
        await using var old = new StartedWorker(host.Address, token, new ScriptedRunner(), hello => hello with { Protocol = 0 });
        (await old.Ended).ShouldBe(ExitCodes.TooOld);
        await using var odd =
            new StartedWorker(host.Address, token, new ScriptedRunner(), hello => hello with { Tags = ["two words"] });
        (await odd.Ended).ShouldBe(ExitCodes.BadUsage);
        await using var one = new StartedWorker(host.Address, token, new ScriptedRunner());
        await Eventually.TrueAsync(() => one.Said.Any(line => line.StartsWith("connected")));
        await using var twin = new StartedWorker(host.Address, token, new ScriptedRunner());
        (await one.Ended).ShouldBe(ExitCodes.Superseded);
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
