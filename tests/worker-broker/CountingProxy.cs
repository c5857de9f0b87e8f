using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace JakeOps.WorkerBroker.Tests;

/// <summary>Stands between worker and server, parses the frames that the worker sends, and counts their payload by
/// kind.</summary>
internal sealed class CountingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Uri _server;

    public CountingProxy(Uri server)
    {
        _server = server;
        _listener.Start();
        _ = Task.Run(async () =>
        {
            while (true) _ = PassAsync(await _listener.AcceptTcpClientAsync());
        });
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Bytes and frames.</summary>
    public ConcurrentDictionary<string, (long Bytes, long Frames)> Sent { get; } = new();

    public void Dispose() => _listener.Dispose();

    private async Task PassAsync(TcpClient worker)
    {
        using var server = new TcpClient();
        await server.ConnectAsync(_server.Host, _server.Port);
        var back = server.GetStream().CopyToAsync(worker.GetStream());
        var pending = new List<byte>();
        var (upgraded, message) = (false, new List<byte>());
        var buffer = new byte[64 * 1024];
        for (int read; (read = await worker.GetStream().ReadAsync(buffer)) > 0;)
        {
            pending.AddRange(buffer.AsSpan(0, read));
            if (!upgraded && pending.ToArray().AsSpan().IndexOf("\r\n\r\n"u8) is >= 0 and var end)
            {
                pending.RemoveRange(0, end + 4);
                upgraded = true;
            }
            while (upgraded && Frame(pending, message)) { }
            await server.GetStream().WriteAsync(buffer.AsMemory(0, read));
        }
        server.Client.Shutdown(SocketShutdown.Send);
        await back;
    }

    private bool Frame(List<byte> pending, List<byte> message)
    {
        if (pending.Count < 6) return false;
        var bytes = pending.ToArray();
        var (header, length) = (bytes[1] & 0x7f) switch
        {
            126 => (4, BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(2))),
            127 when bytes.Length >= 10 => (10, (long)BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(2))),
            127 => (10, long.MaxValue - 14),
            var small => (2, small),
        };
        if (bytes.Length < header + 4 + length) return false;
        var (opcode, final) = (bytes[0] & 0x0f, (bytes[0] & 0x80) != 0);
        if (opcode < 8)
            for (var at = 0; at < length; at++) message.Add((byte)(bytes[header + 4 + at] ^ bytes[header + at % 4]));
        if (opcode < 8 && final)
        {
            using var json = JsonDocument.Parse(message.ToArray());
            Sent.AddOrUpdate(json.RootElement.GetProperty("type").GetString()!, (message.Count, 1),
                (_, sum) => (sum.Bytes + message.Count, sum.Frames + 1));
            message.Clear();
        }
        pending.RemoveRange(0, header + 4 + (int)length);
        return true;
    }
}
