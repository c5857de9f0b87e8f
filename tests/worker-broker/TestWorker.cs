using System.Net.WebSockets;
using System.Text;
using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker.Tests;

/// <summary>A worker made of a bare WebSocket: it says exactly what a test wants it to say.</summary>
internal sealed class TestWorker(ClientWebSocket socket) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task<TestWorker> ConnectAsync(Uri server, string? token,
        Action<ClientWebSocketOptions>? options = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(Wire.Subprotocol);
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        if (token is not null) socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        options?.Invoke(socket.Options);
        await socket.ConnectAsync(new($"ws://{server.Authority}{Wire.Path}"),
            new CancellationTokenSource(Patience).Token);
        return new(socket);
    }

    /// <summary>As the welcome said.</summary>
    public string Id { get; set; } = "";

    public Task SendAsync(Message message) => SendAsync(Wire.Write(message));

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public Task SendAsync(byte[] frame, WebSocketMessageType type = WebSocketMessageType.Text) =>
        socket.SendAsync(new ArraySegment<byte>(frame), type, true, CancellationToken.None);

    /// <summary>The next message, which has to be of this type; confirmations of heartbeats are passed over.</summary>
    public async Task<T> ReceiveAsync<T>() where T : Message
    {
        while (true)
        {
            var message = await NextAsync()
                ?? throw new InvalidOperationException($"closed: {socket.CloseStatusDescription}");
            if (message is HeartbeatConfirmed && typeof(T) != typeof(HeartbeatConfirmed)) continue;
            return message.ShouldBeOfType<T>();
        }
    }

    /// <summary>Code and reason of the close that comes next.</summary>
    public async Task<(int Code, string Reason)> ClosedAsync()
    {
        while (await NextAsync() is not null) { }
        return ((int)(socket.CloseStatus ?? 0), socket.CloseStatusDescription ?? "");
    }

    public Task BeatAsync(params Guid[] running) =>
        SendAsync(new WorkerHeartbeat(1, [.. running.Select(id => new RunningExecution(id, 1, 0))]));

    public async Task<Guid> AcceptAsync()
    {
        var request = (await ReceiveAsync<Execute>()).Request;
        await SendAsync(new Accept(request.ExecutionId, request.Attempt, "2.1.330 (Claude Code)", false));
        return request.ExecutionId;
    }

    public Task FinishAsync(Guid id, long lastSequence = 0, string outcome = Outcomes.Succeeded) =>
        SendAsync(new Finished(id, 1, Sample.Result(outcome, lastSequence)));

    /// <summary>Goes by its own will.</summary>
    public Task CloseAsync() => socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "bye", CancellationToken.None);

    /// <summary>As if the machine had lost its power.</summary>
    public void Vanish() => socket.Abort();

    public ValueTask DisposeAsync()
    {
        socket.Abort();
        socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<Message?> NextAsync()
    {
        using var frame = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var got =
                await socket.ReceiveAsync(new ArraySegment<byte>(buffer), new CancellationTokenSource(Patience).Token);
            if (got.MessageType == WebSocketMessageType.Close)
            {
                try { await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None); }
                catch (WebSocketException) { /* the server has not waited for the answer */ }
                return null;
            }
            frame.Write(buffer, 0, got.Count);
            if (got.EndOfMessage) return Wire.Read(frame.ToArray());
        }
    }
}
