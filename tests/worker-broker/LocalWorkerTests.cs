using JakeOps.Contracts;
using JakeOps.Tests.Support;

namespace JakeOps.WorkerBroker.Tests;

public class LocalWorkerTests
{
    [Fact]
    public async Task The_worker_inside_the_process_is_one_of_the_fleet()
    {
        await using var host = await BrokerHost.StartWithLocalAsync(new ScriptedRunner());
        var id = await host.RequestAsync(tags: "LINUX");
        (await host.FinishedAsync(id)).Outcome.ShouldBe("succeeded");
        host.Heard.Of<ExecutionStarted>(id).Single().WorkerName.ShouldBe("local");
        host.Heard.Of<ExecutionOutput>(id).SelectMany(output => output.Pieces).Count().ShouldBe(3);
        var worker = (await host.GetAsync("/api/worker/status")).GetProperty("workers")[0];
        (worker.GetProperty("name").GetString(), worker.GetProperty("slots").GetInt32()).ShouldBe(("local", 2));
    }

    [Fact]
    public async Task It_obeys_a_cancel()
    {
        var runner = new ScriptedRunner(endless: true);
        await using var host = await BrokerHost.StartWithLocalAsync(runner);
        var id = await host.RequestAsync();
        await Eventually.TrueAsync(() => host.Heard.Of<ExecutionStarted>(id).Count == 1);
        await host.CancelAsync(id);
        (await host.FinishedAsync(id)).Outcome.ShouldBe("canceled");
        runner.Running.ShouldBe(0);
    }

    [Fact]
    public async Task Its_lease_is_renewed_without_a_socket()
    {
        await using var host = await BrokerHost.StartWithLocalAsync(
            new ScriptedRunner(endless: true), "--WorkerBroker:Lease", "0:00:02", "--WorkerBroker:Heartbeat",
            "0:00:00.2");
        var id = await host.RequestAsync();
        await host.OutlivesItsFirstLeaseAsync(id, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_stop_of_the_process_ends_its_agents_and_says_so()
    {
        using var folder = new TempFolder();
        var runner = new ScriptedRunner(endless: true);
        Guid id;
        await using (var first = await BrokerHost.StartInAsync(folder, runner))
        {
            id = await first.RequestAsync();
            await Eventually.TrueAsync(() => first.Heard.Of<ExecutionStarted>(id).Count == 1);
        }
        runner.Running.ShouldBe(0);
        await using var second = await BrokerHost.StartInAsync(folder, new ScriptedRunner());
        var ended = await second.ExecutionAsync(id);
        (ended.GetProperty("state").GetString(), ended.GetProperty("outcome").GetString())
            .ShouldBe(("finished", "interrupted"));
    }

    [Fact]
    public async Task What_a_process_that_died_left_running_is_interrupted_at_the_next_start()
    {
        using var folder = new TempFolder();
        using var copy = new TempFolder();
        Guid id;
        await using (var first = await BrokerHost.StartInAsync(folder, new ScriptedRunner(endless: true)))
        {
            id = await first.RequestAsync();
            await Eventually.TrueAsync(() => first.Heard.Of<ExecutionStarted>(id).Count == 1);
            // The files as a kill at this moment would leave them.
            foreach (var file in Directory.GetFiles(folder.Path)) File.Copy(file, copy.File(Path.GetFileName(file)));
        }
        var runner = new ScriptedRunner();
        await using var second = await BrokerHost.StartInAsync(copy, runner);
        var finished = await second.FinishedAsync(id);
        (finished.Outcome, finished.Error).ShouldBe(
            ("interrupted", "JakeOps was restarted while the agent ran; retry starts the phase again."));
        runner.Began.ShouldBeEmpty();
    }
}
