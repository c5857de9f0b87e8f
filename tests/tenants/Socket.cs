using System.Net.WebSockets;
using JakeOps.Worker.Protocol;

namespace JakeOps.Tenants.Tests;

/// <summary>A worker made of a bare WebSocket, through the gateway.</summary>
internal sealed class Socket : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket _socket = new();

    public static async Task<(Socket Worker, string Id)> ConnectAsync(Uri gateway, string token, string name)
    {
        var worker = new Socket();
        worker._socket.Options.AddSubProtocol(Wire.Subprotocol);
        worker._socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        await worker._socket.ConnectAsync(new($"ws://{gateway.Authority}{Wire.Path}"), Late());
        await worker.SendAsync(new Hello(Wire.Version, name, $"machine of {name}", "0.1.0", "linux", "x64", [], 1, [], []));
        return (worker, (await worker.ReceiveAsync<Welcome>()).WorkerId);
    }

    public Task SendAsync(Message message) =>
        _socket.SendAsync(new ArraySegment<byte>(Wire.Write(message)), WebSocketMessageType.Text, true, CancellationToken.None);

    /// <summary>The next message that is no confirmation of a heartbeat; it has to be of this type.</summary>
    public async Task<T> ReceiveAsync<T>() where T : Message
    {
        var buffer = new byte[256 * 1024];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult got;
            do
            {
                got = await _socket.ReceiveAsync(buffer.AsMemory(length), Late());
                length += got.Count;
            }
            while (!got.EndOfMessage);
            if (got.MessageType == WebSocketMessageType.Close)
                throw new InvalidOperationException($"closed: {_socket.CloseStatusDescription}");
            var message = Wire.Read(buffer.AsSpan(0, length));
            if (message is not HeartbeatConfirmed) return message.ShouldBeOfType<T>();
        }
    }

    /// <summary>The agent says one thing, and that is its answer too.</summary>
    public async Task FinishAsync(Guid execution, int attempt, string line)
    {
        await SendAsync(new Output(execution, attempt, 1, [new(
            $$$"""{"type":"assistant","message":{"role":"assistant","content":[{"type":"text","text":"{{{line}}}"}]}}""")]));
        await SendAsync(new Finished(execution, attempt, new(
            Outcomes.Succeeded, null, null, 0, $"# {line}", null, null, new("model", 0.1m, 1, 1, 0, 0, 10, 1),
            new("jakeops/x", "aaa", "bbb", [new("bbb", "Plan", "agent")], ["plan.md"], $"diff of {line}", false, null, null),
            1, 0, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow)));
    }

    public ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private static CancellationToken Late() => new CancellationTokenSource(Patience).Token;
}
