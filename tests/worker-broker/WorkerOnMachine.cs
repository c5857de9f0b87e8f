using System.Collections.Concurrent;
using System.Diagnostics;
using JakeOps.Tests.Support;

namespace JakeOps.WorkerBroker.Tests;

/// <summary>The worker as a process, with a repository to clone and an agent CLI that is a script: it finds its prompt on
/// standard input and its working tree in <c>.</c>.</summary>
internal sealed class WorkerOnMachine : IAsyncDisposable
{
    public const string GoodResult =
        """{"type":"result","subtype":"success","is_error":false,"num_turns":1,"result":"Fine."}""";

    /// <summary>Shell functions for agents: <c>lines FROM TO</c> prints, <c>until_there FILE</c> waits, <c>result</c> ends
    /// well.</summary>
    private const string Words = $$"""
        #!/bin/sh
        [ "$1" = --version ] && { echo "2.1.330 (Claude Code)"; exit 0; }
        lines() {
          awk -v n="$1" -v to="$2" 'BEGIN { for (; n <= to; n++) printf "{\"type\":\"system\",\"n\":%d,\"text\":\"line %d\"}\n", n, n }'
        }
        until_there() { until [ -e "$1" ]; do sleep 0.05; done; }
        result() { echo '{{GoodResult}}'; cat > /dev/null; exit 0; }
        read -r prompt

        """;

    private readonly TempFolder _folder = new();
    private readonly Uri _server;
    private readonly string _token;
    private Process? _process;

    private WorkerOnMachine(Uri server, string token, string agent)
    {
        (_server, _token) = (server, token);
        File.WriteAllText(_folder.File("agent"), Words + agent + "\n");
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(
            _folder.File("agent"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public ConcurrentQueue<string> Lines { get; } = new();

    public string Repository { get; private set; } = "";

    public bool HasAgents => AgentProcesses.Of(_folder.Path).Count > 0;

    public static string Line(int number) => $$"""{"type":"system","n":{{number}},"text":"line {{number}}"}""";

    /// <param name="server">What the worker connects to.</param>
    /// <param name="token">A token of it.</param>
    /// <param name="agent">The body of the agent's script.</param>
    public static async Task<WorkerOnMachine> StartAsync(Uri server, string token, string agent)
    {
        var machine = new WorkerOnMachine(server, token, agent);
        machine.Repository = await GitRemote.MakeAsync(machine._folder.Path);
        machine.Start();
        return machine;
    }

    public void Start()
    {
        var start = new ProcessStartInfo("dotnet",
        [
            TestPaths.Worker, "--server", _server.ToString(), "--agent", _folder.File("agent"), "--name", "machine",
            "--work-dir", _folder.File("work"), "--log-dir", _folder.File("logs"),
            // Its agents wait for files outside of their working tree.
            "--sandbox", "none",
        ])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["JAKEOPS_TOKEN"] = _token;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Kill -9 of the worker alone: its agent lives on.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>An execution in its repository.</summary>
    public async Task<Guid> RequestAsync(BrokerHost host, string? cloneUrl = null)
    {
        var asked = Sample.Requested(Guid.CreateVersion7());
        await host.PublishAsync(asked with
        {
            Agent = asked.Agent with { ToolProfile = "edit", AllowedTools = [] },
            Tree = new(cloneUrl ?? $"file://{Repository}", null, "jakeops/d1", 0, [], null, null, false),
            Afterwards = new(null, null, false, false, null, null),
            Limits = new(null, null, null, null, null, null),
        });
        return asked.ExecutionId;
    }

    /// <summary>A file that tells the agent to go on, or that it wrote.</summary>
    public string InTree(Guid id, string name) => Path.Combine(_folder.File("work"), "executions", $"{id}", "tree", name);

    public string InState(Guid id, string name) => Path.Combine(_folder.File("work"), "assignments", $"{id}", name);

    /// <summary>What is kept for executions that are not over.</summary>
    public IEnumerable<string> Kept => new[] { "assignments", "executions" }.Select(name => Path.Combine(_folder.File("work"), name))
        .Where(Directory.Exists).SelectMany(folder => Directory.EnumerateDirectories(folder));

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) await KillAsync();
        _process?.Dispose();
        foreach (var agent in AgentProcesses.Of(_folder.Path))
        {
            try { Process.GetProcessById(agent).Kill(); }
            catch (Exception gone) when (gone is ArgumentException or InvalidOperationException) { /* it ended meanwhile */ }
        }
        _folder.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not null) Lines.Enqueue(line.Data);
    }
}
