using System.Net.Sockets;
using System.Text.Json;

namespace JakeOps.Worker;

/// <summary>How commands reach the running worker: a socket in its work folder that only its owner can open. One line of
/// JSON asks, one answers.</summary>
internal sealed class ControlSocket : IDisposable
{
    private const int LongestPath = 100;
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(5);

    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Func<ControlOrder, StatusReport> _obey;

    private ControlSocket(Func<ControlOrder, StatusReport> obey) => _obey = obey;

    /// <summary>Null where the folder's path is longer than a socket's may be.</summary>
    public static ControlSocket? Open(string workFolder, Func<ControlOrder, StatusReport> obey)
    {
        var path = PathIn(workFolder);
        if (path.Length > LongestPath) return null;
        var control = new ControlSocket(obey);
        // Left by a process that was killed: the folder's lock is ours.
        File.Delete(path);
        control._socket.Bind(new UnixDomainSocketEndPoint(path));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        control._socket.Listen();
        _ = Task.Run(control.ListenAsync);
        return control;
    }

    /// <summary>Null where no worker runs in this folder.</summary>
    public static async Task<StatusReport?> AskAsync(string workFolder, ControlOrder order)
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(PathIn(workFolder)));
            await using var stream = new NetworkStream(socket);
            await using var writer = new StreamWriter(stream);
            await writer.WriteLineAsync(JsonSerializer.Serialize(order, WorkerJson.Default.ControlOrder));
            await writer.FlushAsync();
            using var reader = new StreamReader(stream);
            var answer = await reader.ReadLineAsync().WaitAsync(AnswerWithin);
            return answer is null ? null : JsonSerializer.Deserialize(answer, WorkerJson.Default.StatusReport);
        }
        catch (Exception gone) when (gone is SocketException or IOException or ArgumentOutOfRangeException or TimeoutException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
    }

    private async Task ListenAsync()
    {
        while (true)
        {
            Socket asked;
            try { asked = await _socket.AcceptAsync(); }
            catch (Exception closed) when (closed is SocketException or ObjectDisposedException) { return; }
            _ = AnswerAsync(asked);
        }
    }

    private async Task AnswerAsync(Socket asked)
    {
        try
        {
            await using var stream = new NetworkStream(asked, ownsSocket: true);
            using var reader = new StreamReader(stream);
            var line = await reader.ReadLineAsync().WaitAsync(AnswerWithin);
            if (line is null || JsonSerializer.Deserialize(line, WorkerJson.Default.ControlOrder) is not { } order) return;
            await using var writer = new StreamWriter(stream);
            await writer.WriteLineAsync(JsonSerializer.Serialize(_obey(order), WorkerJson.Default.StatusReport));
        }
        catch (Exception gone) when (gone is IOException or TimeoutException or JsonException)
        {
            // Whoever asked left, or is none of ours.
        }
    }

    private static string PathIn(string workFolder) => Path.Combine(workFolder, "control");
}

/// <param name="Verb">status, pause, resume or stop.</param>
/// <param name="Now">Cancel what runs.</param>
internal sealed record ControlOrder(string Verb, string? Reason = null, DateTimeOffset? Until = null, bool Now = false);
