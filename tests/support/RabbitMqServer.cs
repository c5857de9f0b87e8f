using System.Diagnostics;
using System.Net.Sockets;

namespace JakeOps.Tests.Support;

/// <summary>A RabbitMQ for tests: the one that <c>JAKEOPS_TEST_RABBITMQ</c> names (<c>amqp://...</c>; one test process at
/// a time), otherwise a private one from this machine's binaries, one for all tests of the process.</summary>
public sealed class RabbitMqServer : IAsyncDisposable
{
    private const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    // Its own epmd in the foreground: the one that Erlang starts would leave the session and survive.
    private const string Script = """
        chmod 400 "$HOME/.erlang.cookie"
        epmd &
        exec /usr/lib/rabbitmq/bin/rabbitmq-server
        """;

    private static readonly Lazy<Task<RabbitMqServer>> Shared = new(async () =>
        Environment.GetEnvironmentVariable("JAKEOPS_TEST_RABBITMQ") is { Length: > 0 } address
            ? new(address)
            : await StartNewAsync());

    private readonly string? _folder;
    private readonly int _port;
    private readonly int _distributionPort;
    private readonly int _namesPort;
    private GuardedProcess? _process;

    private RabbitMqServer(string address) => ConnectionString = address;

    private RabbitMqServer()
    {
        _folder = Directory.CreateTempSubdirectory("jakeops-rabbitmq-").FullName;
        (_port, _distributionPort, _namesPort) = (GuardedProcess.FreePort(), GuardedProcess.FreePort(), GuardedProcess.FreePort());
        ConnectionString = $"amqp://guest:guest@127.0.0.1:{_port}";
    }

    /// <summary>The default virtual host.</summary>
    public string ConnectionString { get; }

    /// <summary>The broker that all tests of this process share.</summary>
    public static Task<RabbitMqServer> StartedAsync() => Shared.Value;

    /// <summary>A broker of one test, which may kill and restart it.</summary>
    public static async Task<RabbitMqServer> StartNewAsync()
    {
        if (!File.Exists(Program))
            throw new InvalidOperationException(
                "This test needs RabbitMQ: install the package rabbitmq-server, or set JAKEOPS_TEST_RABBITMQ to 'amqp://...'.");
        var server = new RabbitMqServer();
        await server.ConfigureAsync();
        await server.StartAsync();
        return server;
    }

    /// <summary>The connection string of an empty virtual host, so that tests do not hear each other.</summary>
    public async Task<string> NewVirtualHostAsync()
    {
        if (_folder is null) return ConnectionString;
        var name = $"test-{Guid.NewGuid():N}";
        await EvaluateAsync($"""
            ok = rabbit_vhost:add(<<"{name}">>, <<"tests">>),
            rabbit_auth_backend_internal:set_permissions(<<"guest">>, <<"{name}">>, <<".*">>, <<".*">>, <<".*">>, <<"tests">>).
            """);
        return $"{ConnectionString}/{name}";
    }

    /// <summary>Starts again after <see cref="KillAsync"/>, with the same address and queues.</summary>
    public async Task StartAsync()
    {
        _process = GuardedProcess.Start(_folder!, Script, Settings());
        await GuardedProcess.ReadyAsync("RabbitMQ", _folder!, AnswersAsync);
    }

    /// <summary>Kill -9.</summary>
    public Task KillAsync() => _process!.KillAsync();

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        if (_folder is not null && Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private async Task ConfigureAsync()
    {
        await File.WriteAllTextAsync(In("enabled_plugins"), "[].");
        await File.WriteAllTextAsync(In(".erlang.cookie"), Guid.NewGuid().ToString("N"));
        await File.WriteAllTextAsync(In("rabbitmq.conf"), $"""
            listeners.tcp.1 = 127.0.0.1:{_port}
            vm_memory_high_watermark.absolute = 2GB
            disk_free_limit.absolute = 50MB

            """);
    }

    private Dictionary<string, string> Settings() => new()
    {
        ["HOME"] = _folder!,
        ["ERL_EPMD_PORT"] = $"{_namesPort}",
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODENAME"] = Node,
        ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODE_PORT"] = $"{_port}",
        ["RABBITMQ_DIST_PORT"] = $"{_distributionPort}",
        ["RABBITMQ_MNESIA_BASE"] = In("mnesia"),
        ["RABBITMQ_LOG_BASE"] = In("log"),
        ["RABBITMQ_LOGS"] = In("log/rabbit.log"),
        ["RABBITMQ_CONFIG_FILE"] = In("rabbitmq.conf"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = In("enabled_plugins"),
        ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null",
        ["RABBITMQ_PID_FILE"] = In("rabbit.pid"),
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1} +S 2:2 +sbwt none +sbwtdcpu none +sbwtdio none",
    };

    private string Node => $"jake{_port}@localhost";

    private string In(string file) => Path.Combine(_folder!, file);

    /// <summary>What rabbitmqctl would do, in a hundredth of its time.</summary>
    private async Task EvaluateAsync(string expressions)
    {
        // It gives up connecting soon, and a busy machine may take longer.
        var said = await Eventually.BecomesAsync(
            () => CallAsync(expressions), answer => !answer.Contains("failed to connect", StringComparison.OrdinalIgnoreCase));
        if (!said.StartsWith("{ok, ok}", StringComparison.Ordinal))
            throw new InvalidOperationException($"RabbitMQ refused it: {said}");
    }

    private async Task<string> CallAsync(string expressions)
    {
        var start = new ProcessStartInfo("erl_call", ["-n", Node, "-e"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in Settings()) start.Environment[name] = value;
        using var call = Process.Start(start)!;
        try
        {
            await call.StandardInput.WriteLineAsync(expressions);
            call.StandardInput.Close();
        }
        catch (IOException)
        {
            // It gave up before it read anything; what it says tells why.
        }
        var said = await Task.WhenAll(call.StandardOutput.ReadToEndAsync(), call.StandardError.ReadToEndAsync());
        await call.WaitForExitAsync();
        return string.Concat(said);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", _port);
            await client.GetStream().WriteAsync("AMQP\0\0\u0009\u0001"u8.ToArray());
            return await client.GetStream().ReadAsync(new byte[1]).AsTask().WaitAsync(TimeSpan.FromSeconds(5)) == 1;
        }
        catch (Exception notYet) when (notYet is SocketException or IOException or TimeoutException) { return false; }
    }
}
