using System.Diagnostics;

namespace JakeOps.Tests.Support;

/// <summary>A PostgreSQL for tests: the one that <c>JAKEOPS_TEST_POSTGRES</c> names (a connection string without a
/// database), otherwise a private one from this machine's binaries, one for all tests of the process.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    // PostgreSQL refuses to run as root.
    private const string Script = """
        folder=$1 bin=$2 port=$3 as=; cd "$folder"
        if [ "$(id -u)" = 0 ]; then
          chown postgres: "$folder"
          as="setpriv --reuid=postgres --regid=postgres --clear-groups"
        fi
        # No file larger than that: for the server it is a full disk.
        [ "$4" = 0 ] || ulimit -S -f "$4"
        [ -d data ] || $as "$bin/initdb" -D data -U postgres -A trust -E UTF8 --locale=C --no-sync
        # After a kill -9 it refuses to start until the last of the old processes is gone. What they had written is with
        # the kernel, which outlives them: only the machine's own end would need more than that.
        for try in 1 2 3 4 5 6 7 8 9 10; do
          $as "$bin/postgres" -D data -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
            -c max_connections=300 -c fsync=off
          sleep 0.3
        done
        """;

    private static readonly Lazy<Task<PostgresServer>> Shared = new(async () =>
        Environment.GetEnvironmentVariable("JAKEOPS_TEST_POSTGRES") is { Length: > 0 } address
            ? new(address)
            : await StartNewAsync());

    private readonly string _address;
    private readonly string? _folder;
    private readonly int _port;
    private GuardedProcess? _process;
    private int _blocks;

    private PostgresServer(string address) => _address = address;

    private PostgresServer()
    {
        (_folder, _port) = (Directory.CreateTempSubdirectory("jakeops-postgres-").FullName, GuardedProcess.FreePort());
        _address = $"Host=127.0.0.1;Port={_port};Username=postgres";
    }

    /// <summary>The server that all tests of this process share.</summary>
    public static Task<PostgresServer> StartedAsync() => Shared.Value;

    /// <summary>A server of one test, which may kill and restart it.</summary>
    public static async Task<PostgresServer> StartNewAsync()
    {
        var server = new PostgresServer();
        await server.StartAsync();
        return server;
    }

    /// <summary>A server whose disk is full as soon as a table has more than 20 MB; there is room again after
    /// <see cref="KillAsync"/> and <see cref="StartAsync"/>.</summary>
    public static async Task<PostgresServer> StartWithLittleSpaceAsync()
    {
        var server = new PostgresServer { _blocks = 20 * 2048 };
        await server.StartAsync();
        server._blocks = 0;
        return server;
    }

    /// <summary>The connection string of a database that is not there yet; migrating creates it.</summary>
    public string NewDatabase() => $"{_address};Database=test_{Guid.NewGuid():N}";

    /// <summary>Starts again after <see cref="KillAsync"/>, with the same address and data.</summary>
    public async Task StartAsync()
    {
        var bin = Binaries();
        _process = GuardedProcess.Start(
            _folder!, Script, new Dictionary<string, string> { ["HOME"] = _folder!, ["LC_ALL"] = "C" }, _folder!, bin, $"{_port}",
            $"{_blocks}");
        await GuardedProcess.ReadyAsync("PostgreSQL", _folder!, async () =>
        {
            using var probe = Process.Start(new ProcessStartInfo(
                Path.Combine(bin, "pg_isready"), ["-q", "-h", "127.0.0.1", "-p", $"{_port}"]))!;
            await probe.WaitForExitAsync();
            return probe.ExitCode == 0;
        });
    }

    /// <summary>Kill -9.</summary>
    public Task KillAsync() => _process!.KillAsync();

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        if (_folder is not null && Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private static string Binaries()
    {
        var packaged = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(version => Path.Combine(version, "bin"))
            : [];
        var path = Environment.GetEnvironmentVariable("PATH")?.Split(':') ?? [];
        return packaged.Concat(path).FirstOrDefault(bin => File.Exists(Path.Combine(bin, "pg_isready")))
            ?? throw new InvalidOperationException(
                "This test needs PostgreSQL: install the package postgresql, or set JAKEOPS_TEST_POSTGRES to 'Host=...;Username=...'.");
    }
}
