using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using JakeOps.Worker.Protocol;

namespace JakeOps.Bench;

/// <summary>A worker that only says that it is there.</summary>
internal sealed class IdleWorker(FrameSocket socket, TimeSpan every)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<IdleWorker> ConnectAsync(Uri server, string token, int number)
    {
        var web = new ClientWebSocket();
        web.Options.AddSubProtocol(Wire.Subprotocol);
        web.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        web.Options.KeepAliveInterval = TimeSpan.Zero;
        await web.ConnectAsync(new($"ws://{server.Authority}{Wire.Path}"), new CancellationTokenSource(Patience).Token);
        var socket = new FrameSocket(web, Patience);
        await socket.SendAsync(new Hello(
            Wire.Version, $"bench-{number}", Guid.NewGuid().ToString(), "0.1.0", "linux", "x64", ["linux"], 1, [], []));
        var welcome = (Welcome)(await socket.ReceiveAsync(Patience))!;
        return new(socket, TimeSpan.FromSeconds(welcome.HeartbeatSeconds));
    }

    /// <returns>False when the server ended the connection.</returns>
    public async Task<bool> BeatAsync(ConcurrentBag<double> milliseconds, CancellationToken stop)
    {
        // Spread as a fleet's are.
        var pause = every * Random.Shared.NextDouble();
        while (true)
        {
            try { await Task.Delay(pause, stop); }
            catch (OperationCanceledException) { return true; }
            pause = every;
            var clock = Stopwatch.StartNew();
            if (!await socket.SendAsync(new WorkerHeartbeat(1, []))) return false;
            if (await socket.ReceiveAsync(Patience) is not HeartbeatConfirmed) return false;
            milliseconds.Add(clock.Elapsed.TotalMilliseconds);
        }
    }
}
