using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using JakeOps.Contracts;
using JakeOps.Tests.Support;

namespace JakeOps.WorkerBroker.Tests;

/// <summary>The network is taken away in the middle of a run of the real worker, and given back.</summary>
public class CutTests
{
    private static readonly TimeSpan LongCut = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestCut = TimeSpan.FromMinutes(10);

    private static readonly string[] Quick =
        ["--WorkerBroker:Heartbeat", "0:00:01", "--WorkerBroker:Silence", "0:00:03", "--WorkerBroker:FramesPerSecond", "20000"];

    private static bool Full => Environment.GetEnvironmentVariable("JAKEOPS_TESTS_FULL") is not null;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cut_in_the_middle_of_a_long_run_loses_and_repeats_nothing(bool silently)
    {
        var all = Full ? 100_000 : 20_000;
        await using var host = await BrokerHost.StartAsync(Quick);
        await using var network = new CuttableProxy(host.Address);
        await using var worker = await WorkerOnMachine.StartAsync(network.Address, await host.TokenTextAsync(), $"""
            lines 1 {all / 2}
            until_there go
            lines {all / 2 + 1} {all}
            touch done
            result
            """);
        var id = await worker.RequestAsync(host);
        await Eventually.TrueAsync(() => host.Heard.Of<ExecutionOutput>(id).Count > 0);
        if (silently) network.Swallow();
        else network.Cut();
        var dials = network.Dials;
        await File.WriteAllTextAsync(worker.InTree(id, "go"), "");
        await Eventually.TrueAsync(() => File.Exists(worker.InTree(id, "done")));
        // Long enough for both sides to have noticed.
        await Eventually.TrueAsync(() => network.Dials > dials);
        if (Full) await Task.Delay(LongCut);
        network.Mend();

        var finished = await FinishedAsync(host, id);
        (finished.Outcome, finished.Error).ShouldBe(("succeeded", null));
        Text(host, id).ShouldBe(string.Concat(Enumerable.Range(1, all).Select(n => WorkerOnMachine.Line(n) + "\n"))
            + WorkerOnMachine.GoodResult + "\n");
        host.Heard.Of<ExecutionStarted>(id).Count.ShouldBe(1);
        await Eventually.TrueAsync(() => !worker.Kept.Any());
    }

    [Fact]
    public async Task After_a_cut_longer_than_the_lease_the_agent_is_gone_and_its_last_words_arrive()
    {
        // In full with the times that are the defaults: a lease of 150 s.
        await using var host = await BrokerHost.StartAsync(Full ? [] : [.. Quick, "--WorkerBroker:Lease", "0:00:06"]);
        await using var network = new CuttableProxy(host.Address);
        await using var worker = await WorkerOnMachine.StartAsync(network.Address, await host.TokenTextAsync(), """
            lines 1 3
            read -r interrupt
            lines 4 5
            sleep 600
            """);
        var id = await worker.RequestAsync(host);
        await Eventually.TrueAsync(() => host.Heard.Of<ExecutionOutput>(id).Count > 0);
        var cut = Stopwatch.StartNew();
        network.Cut();

        if (Full)
        {
            await Eventually.TrueAsync(() => !worker.HasAgents, 150);
            TestContext.Current.SendDiagnosticMessage($"the agent was gone {cut.Elapsed} after the cut");
            host.Heard.Of<ExecutionFinished>(id).ShouldBeEmpty();
        }
        var finished = await FinishedAsync(host, id);
        TestContext.Current.SendDiagnosticMessage($"{finished.Outcome} {cut.Elapsed} after the cut: {finished.Error}");
        finished.Outcome.ShouldBe("interrupted");
        finished.Error!.ShouldStartWith("connection lost for ");
        finished.SessionId.ShouldNotBeNull();
        await Eventually.TrueAsync(() => !worker.HasAgents);
        if (Full) await Task.Delay(LongestCut - cut.Elapsed);
        network.Mend();
        await Eventually.TrueAsync(() => Text(host, id).Contains("line 5"));
        Text(host, id).ShouldBe(string.Concat(Enumerable.Range(1, 5).Select(n => WorkerOnMachine.Line(n) + "\n")));
        host.Heard.Of<ExecutionFinished>(id).Count.ShouldBe(1);
        // The slot is free again.
        var next = await worker.RequestAsync(host);
        await Eventually.TrueAsync(() => host.Heard.Of<ExecutionStarted>(next).Count == 1);
    }

    [Fact]
    public async Task A_proxy_that_ends_idle_connections_leaves_that_of_a_worker_alone()
    {
        var idle = TimeSpan.FromSeconds(Full ? 60 : 8);
        // Only the proxy ends connections here, however busy the machine is.
        await using var host = await BrokerHost.StartAsync(Full ? [] : [.. Quick, "--WorkerBroker:Silence", "0:01:00"]);
        await using var network = new CuttableProxy(host.Address, idle);
        await using var worker = await WorkerOnMachine.StartAsync(network.Address, await host.TokenTextAsync(), """
            lines 1 3
            until_there go
            result
            """);
        var id = await worker.RequestAsync(host);
        await Eventually.TrueAsync(() => host.Heard.Of<ExecutionOutput>(id).Count > 0);

        // A connection that says nothing, begun after the worker's last words, is ended.
        using var silent = new TcpClient();
        await silent.ConnectAsync(network.Address.Host, network.Address.Port);
        var heard = silent.GetStream().ReadAsync(new byte[1]).AsTask();
        await Task.WhenAny(heard).WaitAsync(idle * 2);
        await File.WriteAllTextAsync(worker.InTree(id, "go"), "");
        (await FinishedAsync(host, id)).Outcome.ShouldBe("succeeded");
        network.Dials.ShouldBe(2);
    }

    [Fact]
    public async Task Fifty_megabytes_at_once_arrive_whole_while_the_lease_is_renewed()
    {
        await using var host = await BrokerHost.StartAsync([.. Quick, "--WorkerBroker:Lease", "0:00:10"]);
        await using var worker = await WorkerOnMachine.StartAsync(host.Address, await host.TokenTextAsync(), """
            yes "{\"type\":\"system\",\"text\":\"$(head -c 10000 /dev/zero | tr '\0' x)\"}" | head -n 5000
            result
            """);
        var id = await worker.RequestAsync(host);
        (await FinishedAsync(host, id)).Outcome.ShouldBe("succeeded");
        var line = """{"type":"system","text":""" + '"' + new string('x', 10_000) + "\"}";
        var lines = Text(host, id).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(5001);
        lines[..^1].ShouldAllBe(one => one == line);
    }

    private static async Task<ExecutionFinished> FinishedAsync(BrokerHost host, Guid id) => (await Eventually.BecomesAsync(
        () => Task.FromResult(host.Heard.Of<ExecutionFinished>(id)), all => all.Count > 0, seconds: Full ? 300 : 120)).Single();

    /// <summary>The output as it was printed; a piece that came twice counts once, as in the transcript.</summary>
    private static string Text(BrokerHost host, Guid id)
    {
        var text = new StringBuilder();
        var next = 1L;
        foreach (var output in host.Heard.Of<ExecutionOutput>(id).OrderBy(output => output.FirstSequence))
            for (var n = 0; n < output.Pieces.Count; n++)
            {
                if (output.FirstSequence + n != next) continue;
                text.Append(output.Pieces[n].Text).Append(output.Pieces[n].More ? "" : "\n");
                next++;
            }
        return text.ToString();
    }
}
