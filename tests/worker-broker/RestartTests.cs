using System.Net;
using System.Net.Sockets;
using JakeOps.Contracts;
using JakeOps.Tests.Support;

namespace JakeOps.WorkerBroker.Tests;

/// <summary>The worker is killed with -9 and started again.</summary>
public class RestartTests
{
    [Fact]
    public async Task Killed_while_its_agent_runs_it_ends_the_agent_and_delivers_what_that_printed()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var network = new CuttableProxy(host.Address);
        await using var worker = await WorkerOnMachine.StartAsync(network.Address, await host.TokenTextAsync(), """
            lines 1 2
            until_there go
            lines 3 50000
            touch done
            sleep 600
            """);
        var id = await worker.RequestAsync(host);
        await Eventually.TrueAsync(() => host.Heard.Of<ExecutionOutput>(id).Count > 0);
        // What the server has not got when the worker dies is on the disk alone.
        network.Cut();
        await File.WriteAllTextAsync(worker.InTree(id, "go"), "");
        await Eventually.TrueAsync(() => File.Exists(worker.InTree(id, "done")));
        await Eventually.TrueAsync(() => new FileInfo(worker.InTree(id, "../output")).Length > Printed(50000));
        await worker.KillAsync();
        worker.HasAgents.ShouldBeTrue();
        network.Mend();
        worker.Start();

        var finished = await FinishedAsync(host, id);
        (finished.Outcome, finished.LastSequence).ShouldBe(("interrupted", 50000));
        finished.Error.ShouldBe("The worker was restarted while the agent ran; retry starts the phase again.");
        finished.SessionId.ShouldNotBeNull();
        worker.HasAgents.ShouldBeFalse();
        host.Heard.Of<ExecutionOutput>(id).SelectMany(output => output.Pieces.Select((piece, n) => (output.FirstSequence + n, piece.Text)))
            .Distinct().OrderBy(piece => piece.Item1).Select(piece => piece.Text)
            .ShouldBe(Enumerable.Range(1, 50000).Select(WorkerOnMachine.Line));
        host.Heard.Of<ExecutionStarted>(id).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Killed_before_its_agent_started_it_says_so()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var worker = await WorkerOnMachine.StartAsync(host.Address, await host.TokenTextAsync(), "result");
        // A repository that never answers.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var id = await worker.RequestAsync(host, $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/a/b.git");
        await Eventually.TrueAsync(() => silent.Pending());
        await worker.KillAsync();
        worker.Start();
        (await FinishedAsync(host, id)).Outcome.ShouldBe("interrupted");
        host.Heard.Of<ExecutionStarted>(id).ShouldBeEmpty();
        var next = await worker.RequestAsync(host);
        (await FinishedAsync(host, next)).Outcome.ShouldBe("succeeded");
    }

    [Fact]
    public async Task Killed_with_a_result_that_nobody_heard_it_says_that_result()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var network = new CuttableProxy(host.Address);
        await using var worker = await WorkerOnMachine.StartAsync(network.Address, await host.TokenTextAsync(), """
            lines 1 2
            until_there go
            result
            """);
        var id = await worker.RequestAsync(host);
        await Eventually.TrueAsync(() => host.Heard.Of<ExecutionOutput>(id).Count > 0);
        network.Cut();
        await File.WriteAllTextAsync(worker.InTree(id, "go"), "");
        await Eventually.TrueAsync(() => File.Exists(worker.InState(id, "finished")));
        await worker.KillAsync();
        network.Mend();
        worker.Start();
        var finished = await FinishedAsync(host, id);
        (finished.Outcome, finished.ResultText, finished.LastSequence).ShouldBe(("succeeded", "Fine.", 3));
        await Eventually.TrueAsync(() => !worker.Kept.Any());
    }

    private static int Printed(int lines) => Enumerable.Range(1, lines).Sum(n => WorkerOnMachine.Line(n).Length + 1) - 1;

    private static async Task<ExecutionFinished> FinishedAsync(BrokerHost host, Guid id) => (await Eventually.BecomesAsync(
        () => Task.FromResult(host.Heard.Of<ExecutionFinished>(id)), all => all.Count > 0, seconds: 180)).Single();
}
