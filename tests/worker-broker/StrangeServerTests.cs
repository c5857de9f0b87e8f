using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using JakeOps.Tests.Support;
using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker.Tests;

/// <summary>The worker against a server that is not what it should be, and on odd ways to it.</summary>
public class StrangeServerTests
{
    public static TheoryData<string> Garbage => ["{ not json", "null", "[]", """{"type":"welcome"}""",
        """{"type":"execute","request":{}}""", """{"type":"ack","sequence":"many"}"""];

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task Garbage_ends_the_connection_and_the_worker_comes_back(string garbage)
    {
        await using var server = await FakeServer.StartAsync(async (socket, _) =>
        {
            await FakeServer.WelcomeAsync(socket);
            await FakeServer.SayAsync(socket, garbage);
            await FakeServer.ListenAsync(socket);
        });
        await using var worker = Worker(server);
        await Eventually.TrueAsync(() => server.Connections >= 3);
        worker.Said.ShouldContain(line => line.Contains("no message of this protocol"));
        worker.Ended.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_frame_without_end_ends_the_connection_before_it_fills_the_memory()
    {
        await using var server = await FakeServer.StartAsync(async (socket, _) =>
        {
            await FakeServer.WelcomeAsync(socket);
            // What is written to a connection that is gone is taken in silence: only a reader learns of its end.
            var gone = FakeServer.ListenAsync(socket);
            var piece = new byte[1 << 20];
            try
            {
                while (!gone.IsCompleted) await socket.SendAsync(piece, WebSocketMessageType.Text, false, default);
            }
            catch (Exception cut) when (cut is WebSocketException or OperationCanceledException or IOException) { /* that is wanted */ }
        });
        await using var worker = Worker(server);
        await Eventually.TrueAsync(() => server.Connections >= 2);
        worker.Said.ShouldContain(line => line.Contains("A frame has at most"));
    }

    [Fact]
    public async Task What_is_said_twice_of_the_unknown_or_backwards_changes_nothing()
    {
        var runner = new ScriptedRunner(endless: true);
        var (id, heard) = (Guid.NewGuid(), new TaskCompletionSource<List<Message>>());
        await using var server = await FakeServer.StartAsync(async (socket, connection) =>
        {
            await FakeServer.WelcomeAsync(socket);
            if (connection > 1) return;
            var execute = new Execute(Translation.ToRequest(Sample.Requested(id).ToRequestJson()));
            await FakeServer.SayAsync(socket, """{"type":"from_the_future","x":1}""");
            await FakeServer.SayAsync(socket, new Cancel(Guid.NewGuid(), "Nobody knows it."));
            await FakeServer.SayAsync(socket, new Ack(Guid.NewGuid(), 7));
            await FakeServer.SayAsync(socket, execute);
            await FakeServer.SayAsync(socket, execute);
            await Eventually.TrueAsync(() => runner.Running == 1);
            await FakeServer.SayAsync(socket, new Ack(id, 2));
            await FakeServer.SayAsync(socket, new Ack(id, 1));
            await FakeServer.SayAsync(socket, new Ack(id, long.MaxValue));
            await FakeServer.SayAsync(socket, new Ack(id, -5));
            await FakeServer.SayAsync(socket, execute);
            runner.Release();
            var all = new List<Message>();
            while (all.LastOrDefault() is not Finished) all.Add((await FakeServer.ReceiveAsync(socket))!);
            await FakeServer.SayAsync(socket, new Ack(id, 7));
            heard.SetResult(all);
        });
        await using var worker = Worker(server, runner);
        var said = await heard.Task.WaitAsync(TimeSpan.FromSeconds(30));
        said.OfType<Output>().Select(output => output.FirstSequence).ShouldBe([1, 2, 3, 4, 5, 6]);
        said.OfType<Finished>().Single().Result.Outcome.ShouldBe("succeeded");
        runner.Began.ShouldBe([id]);
        await Eventually.TrueAsync(() => server.Connections >= 2);
    }

    [Fact]
    public async Task A_certificate_counts_when_its_authority_is_named()
    {
        using var certificate = FakeServer.SelfSigned();
        using var folder = new TempFolder();
        var file = folder.File("ca.pem");
        await File.WriteAllTextAsync(file, certificate.ExportCertificatePem());
        await using var server = await FakeServer.StartAsync(async (socket, _) =>
        {
            await FakeServer.WelcomeAsync(socket);
            await FakeServer.ListenAsync(socket);
        }, certificate);
        await using (var stranger = Worker(server))
        {
            await Eventually.TrueAsync(() => stranger.Said.Any(line => line.Contains("certificate is not trusted")));
            stranger.Said.ShouldContain(line => line.Contains("name that with --ca FILE"));
            server.Connections.ShouldBe(0);
        }
        await using var worker = new StartedWorker(
            server.Address, TokenFormat.Create(server.Address), new ScriptedRunner(), with: options => options with { CaFile = file });
        await Eventually.TrueAsync(() => worker.Said.Any(line => line.StartsWith("connected")));
    }

    [Fact]
    public async Task A_proxy_is_gone_through_and_told_the_password()
    {
        await using var server = await FakeServer.StartAsync(async (socket, _) =>
        {
            await FakeServer.WelcomeAsync(socket);
            await FakeServer.ListenAsync(socket);
        });
        using var proxy = new TcpListener(IPAddress.Loopback, 0);
        proxy.Start();
        var asked = TunnelAsync(proxy, server.Address.Port);
        var address = new Uri($"http://ada:se%20cret@127.0.0.1:{((IPEndPoint)proxy.LocalEndpoint).Port}");
        // No name that anybody could resolve: only the proxy knows it.
        await using var worker = new StartedWorker(
            new($"http://jakeops.invalid:{server.Address.Port}"), TokenFormat.Create(server.Address), new ScriptedRunner(),
            with: options => options with { Proxy = address });
        await Eventually.TrueAsync(() => worker.Said.Any(line => line.StartsWith("connected")));
        (await asked).ShouldContain($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("ada:se cret"))}");
    }

    private static StartedWorker Worker(FakeServer server, ISubprocessRunner? runner = null) =>
        new(server.Address, TokenFormat.Create(server.Address), runner ?? new ScriptedRunner());

    /// <summary>A proxy that wants to know who comes, for one tunnel.</summary>
    /// <returns>What it was asked in the end.</returns>
    private static async Task<string> TunnelAsync(TcpListener proxy, int target)
    {
        while (true)
        {
            var near = (await proxy.AcceptTcpClientAsync()).GetStream();
            while (true)
            {
                var asked = await HeadAsync(near);
                if (asked.Length == 0) break;
                asked.ShouldStartWith("CONNECT jakeops.invalid");
                if (!asked.Contains("Proxy-Authorization", StringComparison.OrdinalIgnoreCase))
                {
                    await near.WriteAsync("HTTP/1.1 407 Who?\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
                    continue;
                }
                var far = new TcpClient();
                await far.ConnectAsync(IPAddress.Loopback, target);
                await near.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray());
                _ = near.CopyToAsync(far.GetStream());
                _ = far.GetStream().CopyToAsync(near);
                return asked;
            }
        }
    }

    private static async Task<string> HeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one) == 0) return "";
            head.Append((char)one[0]);
        }
        return head.ToString();
    }
}
