using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using JakeOps.Worker.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace JakeOps.WorkerBroker.Tests;

/// <summary>Something else at the server's address: it takes a worker in and says what a test wants it to say.</summary>
internal sealed class FakeServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Func<WebSocket, int, Task> _talk;
    private int _connections;

    private FakeServer(WebApplication app, Func<WebSocket, int, Task> talk) => (_app, _talk) = (app, talk);

    public int Connections => Volatile.Read(ref _connections);

    public Uri Address => new(_app.Urls.First().Replace("127.0.0.1", "localhost"));

    /// <param name="talk">What is said on each connection, counted from 1; it ends when this returns.</param>
    /// <param name="certificate">For https.</param>
    public static async Task<FakeServer> StartAsync(Func<WebSocket, int, Task> talk, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null) listen.UseHttps(certificate);
        }));
        var server = new FakeServer(builder.Build(), talk);
        server._app.UseWebSockets();
        server._app.Run(async context =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync(Wire.Subprotocol);
            await server._talk(socket, Interlocked.Increment(ref server._connections));
        });
        await server._app.StartAsync();
        return server;
    }

    public static async Task WelcomeAsync(WebSocket socket)
    {
        await ReceiveAsync(socket);
        await SayAsync(socket, new Welcome("w", 1, 60, [], []));
    }

    public static Task SayAsync(WebSocket socket, Message message) => SayAsync(socket, Wire.Write(message));

    public static Task SayAsync(WebSocket socket, string text) => SayAsync(socket, Encoding.UTF8.GetBytes(text));

    public static Task SayAsync(WebSocket socket, byte[] frame, WebSocketMessageType type = WebSocketMessageType.Text) =>
        socket.SendAsync(new ArraySegment<byte>(frame), type, true, CancellationToken.None);

    /// <summary>Until the worker has ended the connection.</summary>
    public static async Task<List<Message>> ListenAsync(WebSocket socket)
    {
        var heard = new List<Message>();
        while (await ReceiveAsync(socket) is { } message) heard.Add(message);
        return heard;
    }

    public static async Task<Message?> ReceiveAsync(WebSocket socket)
    {
        using var frame = new MemoryStream();
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                var got = await socket.ReceiveAsync(new ArraySegment<byte>(buffer), CancellationToken.None);
                if (got.MessageType == WebSocketMessageType.Close) return null;
                frame.Write(buffer, 0, got.Count);
                if (got.EndOfMessage) return Wire.Read(frame.ToArray());
            }
        }
        catch (WebSocketException) { return null; }
    }

    public static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
