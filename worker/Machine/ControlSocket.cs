using System.Net.Sockets;

namespace JakeOps.Worker;

/// <summary>How commands reach the running worker: a socket in its work folder that only its owner can open. One line of
/// JSON asks, one answers.</summary>
internal sealed class ControlSocket : IDisposable
{
    private const int LongestPath = 100;
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(5);

    private readonly Socket _socket = NewSocket();

    private ControlSocket(string path)
    {
        // Left by a process that was killed: the folder's lock is ours.
        File.Delete(path);
        _socket.Bind(new UnixDomainSocketEndPoint(path));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, PrivateFile.Owner);
        _socket.Listen();
    }

    /// <summary>Null where the folder's path is longer than a socket's may be.</summary>
    public static ControlSocket? Open(string workFolder, Func<ControlOrder, StatusReport> obey)
    {
        if (PathIn(workFolder).Length > LongestPath) return null;
        var control = new ControlSocket(PathIn(workFolder));
        _ = Task.Run(async () =>
        {
            while (true) _ = AnswerAsync(await control._socket.AcceptAsync(), obey);
        });
        return control;
    }

    /// <summary>Null where no worker runs in this folder.</summary>
    public static async Task<StatusReport?> AskAsync(string workFolder, ControlOrder order)
    {
        try
        {
            using var socket = NewSocket();
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(PathIn(workFolder)));
            await using var stream = new NetworkStream(socket);
            Write(stream, JsonSerializer.Serialize(order, WorkerJson.Default.ControlOrder));
            return await ReadAsync(stream) is { } answer ? JsonSerializer.Deserialize(answer, WorkerJson.Default.StatusReport) : null;
        }
        catch (Exception gone) when (gone is SocketException or IOException or ArgumentOutOfRangeException or TimeoutException)
        {
            return null;
        }
    }

    public void Dispose() => _socket.Dispose();

    private static async Task AnswerAsync(Socket asked, Func<ControlOrder, StatusReport> obey)
    {
        try
        {
            await using var stream = new NetworkStream(asked, ownsSocket: true);
            if (await ReadAsync(stream) is { } line && JsonSerializer.Deserialize(line, WorkerJson.Default.ControlOrder) is { } order)
                Write(stream, JsonSerializer.Serialize(obey(order), WorkerJson.Default.StatusReport));
        }
        catch (Exception gone) when (gone is IOException or TimeoutException or JsonException)
        {
            // Whoever asked left, or is none of ours.
        }
    }

    private static Task<string?> ReadAsync(Stream stream) => new StreamReader(stream).ReadLineAsync().WaitAsync(AnswerWithin);

    private static void Write(Stream stream, string line) => new StreamWriter(stream) { AutoFlush = true }.WriteLine(line);

    private static Socket NewSocket() => new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    private static string PathIn(string workFolder) => Path.Combine(workFolder, "control");
}

/// <param name="Verb">status, pause, resume or stop.</param>
/// <param name="Now">Cancel what runs.</param>
internal sealed record ControlOrder(string Verb, string? Reason = null, DateTimeOffset? Until = null, bool Now = false);
