using Microsoft.Extensions.Logging.Abstractions;

namespace JakeOps.Worker.Tests;

/// <summary>Runs one execution on a machine that a test prepared, and is killed while it does.</summary>
internal static class CrashingProgram
{
    public const string Argument = "--run-an-execution-to-be-killed";

    public static async Task<int> RunAsync(string folder)
    {
        var options = new AgentOptions
        {
            AgentPath = Path.Combine(folder, "agent"),
            WorkFolder = Path.Combine(folder, "work"),
            Sandbox = SandboxMode.None,
        };
        var adapter = new ClaudeCliAdapter(options, TimeProvider.System, NullLogger<ClaudeCliAdapter>.Instance);
        await foreach (var _ in adapter.RunAsync(LocalMachine.RequestFor(Path.Combine(folder, "origin")), default)) { }
        return 0;
    }
}
