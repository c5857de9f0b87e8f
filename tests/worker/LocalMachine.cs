using System.Diagnostics;
using System.Runtime.Versioning;
using JakeOps.Worker.Protocol;
using Microsoft.Extensions.Logging.Abstractions;

// The agents of these tests are bash scripts and their processes are found in /proc.
[assembly: SupportedOSPlatform("linux")]

namespace JakeOps.Worker.Tests;

/// <summary>A machine with a repository to clone and an agent CLI that is a script, in a folder of its own.</summary>
internal sealed class LocalMachine : IDisposable
{
    public const string Version = "2.1.330 (Claude Code)";

    public LocalMachine()
    {
        Folder = Directory.CreateTempSubdirectory("jakeops-worker-").FullName;
        Repository = Path.Combine(Folder, "origin");
        Directory.CreateDirectory(Repository);
        Git("init", "--quiet", "--initial-branch=main");
        File.WriteAllText(Path.Combine(Repository, "README.md"), "# A repository\n");
        Commit();
        Options = new()
        {
            AgentPath = Path.Combine(Folder, "agent"),
            WorkFolder = Path.Combine(Folder, "work"),
            // The scripts of these tests write beside themselves.
            Sandbox = SandboxMode.None,
            InterruptGrace = TimeSpan.FromMilliseconds(300),
            TerminateGrace = TimeSpan.FromMilliseconds(300),
            ExitGrace = TimeSpan.FromMilliseconds(500),
        };
    }

    public static string Data => Path.Combine(AppContext.BaseDirectory, "data");

    public string Folder { get; }

    public string Repository { get; }

    public AgentOptions Options { get; }

    public ClaudeCliAdapter Adapter => new(Options, TimeProvider.System, NullLogger<ClaudeCliAdapter>.Instance);

    public string InFolder(string name) => Path.Combine(Folder, name);

    /// <summary>Installs an agent CLI: a bash script that finds its prompt on standard input.</summary>
    public LocalMachine WithAgent(string body, string version = Version) =>
        WithProgram($"if [ \"$1\" = --version ]; then echo '{version}'; exit; fi\n{body}\n");

    /// <summary>Installs a program that does not even know <c>--version</c>.</summary>
    public LocalMachine WithProgram(string body)
    {
        File.WriteAllText(Options.AgentPath + ".sh", body);
        if (!File.Exists(Options.AgentPath)) File.CreateSymbolicLink(Options.AgentPath!, Path.Combine(Data, "agent"));
        return this;
    }

    /// <summary>Installs an agent CLI that prints a recorded stream, waits for the end of its input as the real one
    /// does, and then ends.</summary>
    public LocalMachine WithRecording(string name, string end = "exit 0") => WithAgent($"""
        cat '{Path.Combine(Data, name + ".jsonl")}'
        [ '{end}' = 'exit 0' ] || [ '{end}' = 'exit 1' ] && cat > /dev/null
        {end}
        """);

    public ExecutionRequest Request(Func<AgentTask, AgentTask>? agent = null, Limits? limits = null,
        bool keep = false) =>
        RequestFor(Repository, agent, limits, keep);

    public static ExecutionRequest RequestFor(
        string repository, Func<AgentTask, AgentTask>? agent = null, Limits? limits = null, bool keep = false)
    {
        var task = new AgentTask("Do the work.", "You are the agent.", ToolProfiles.Edit, [], null, null);
        return new(Guid.NewGuid(), 1, "local", new("0123456789ab", 1, "A request"), "implement", "tester",
            agent?.Invoke(task) ?? task,
            new($"file://{repository}", null, "jakeops/0123456789ab", 0, [], null, null, keep),
            new(null, null, false, false, null, null), limits ?? new(null, null, null, null, null, null), [], 0);
    }

    public async Task<RunSeen> RunAsync(ExecutionRequest? request = null, CancellationToken cancel = default)
    {
        var seen = new RunSeen();
        await foreach (var one in Adapter.RunAsync(request ?? Request(), cancel)) seen.Add(one);
        return seen;
    }

    public void Commit()
    {
        Git("add", "--all");
        Git("-c", "user.name=Tester", "-c", "user.email=tester@example.org", "commit", "--quiet", "-m", "A commit");
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = Repository })!;
        git.WaitForExit();
        git.ExitCode.ShouldBe(0);
    }
}
