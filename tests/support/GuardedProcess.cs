using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace JakeOps.Tests.Support;

/// <summary>A server of the tests that never outlives them: a guard holds a pipe to this process, and when the pipe
/// closes, even by kill -9, it ends the server with all its children and removes the folder.</summary>
public sealed class GuardedProcess : IAsyncDisposable
{
    // The server is a session of its own, so that one kill reaches everything it started.
    private const string Guard = """
        exec >/dev/null 2>&1
        folder=$1 keep=$2; shift 2
        setsid "$@" >>"$folder/out" 2>&1 </dev/null &
        server=$!
        target=-$server
        while read -r order; do
          case "$order" in
            keep) keep=yes; break ;;
            alone) keep=yes target=$server; break ;;
          esac
        done
        kill -9 "$target"; wait "$server"
        [ "$keep" = yes ] || rm -rf -- "$folder" || { sleep 1; rm -rf -- "$folder"; }
        """;

    private static readonly ConcurrentDictionary<int, bool> Given = new();

    private readonly Process _guard;

    private GuardedProcess(Process guard) => _guard = guard;

    /// <summary>Runs a script of the shell with arguments; whatever it prints is in the folder's file <c>out</c>.</summary>
    public static GuardedProcess Start(
        string folder, string script, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            "setsid", ["sh", "-c", Guard, "guard", folder, "no", "sh", "-c", script, "server", .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    /// <summary>Kill -9 of the server and its children. The folder stays, for a start after it.</summary>
    public Task KillAsync() => KillAsync("keep");

    /// <summary>Kill -9 of the server alone: what it started lives on.</summary>
    public Task KillAloneAsync() => KillAsync("alone");

    /// <summary>Kill -9 of everything, and the folder goes.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_guard.HasExited) return;
        _guard.StandardInput.Close();
        await _guard.WaitForExitAsync();
        _guard.Dispose();
    }

    private async Task KillAsync(string order)
    {
        if (_guard.HasExited) return;
        await _guard.StandardInput.WriteLineAsync(order);
        _guard.StandardInput.Close();
        await _guard.WaitForExitAsync();
    }

    /// <summary>Below the range that the system hands out, so that no other program gets the port before the server;
    /// never the same one twice.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(12_000, 32_000);
            if (!Given.TryAdd(port, true)) continue;
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException) { /* taken: try another */ }
        }
    }

    /// <summary>Waits until the server answers, and shows what it printed if it never does.</summary>
    public static async Task ReadyAsync(string name, string folder, Func<Task<bool>> answers)
    {
        try { await Eventually.TrueAsync(answers, 60); }
        catch (TimeoutException)
        {
            throw new InvalidOperationException($"{name} did not start:\n{await File.ReadAllTextAsync(Path.Combine(folder, "out"))}");
        }
    }
}
