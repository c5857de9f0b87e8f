using JakeOps.Tests.Support;

namespace JakeOps.SystemTests;

/// <summary>A worker process, with the simulated agent behind the trace. Killing it leaves its agents alive, as kill -9
/// does.</summary>
internal sealed class WorkerMachine : ProgramProcess
{
    private WorkerMachine(string folder, AgentTrace trace, Uri gateway, string token, int capacity) : base(
        "worker", folder,
        [
            Programs.Worker, "--server", gateway.ToString(), "--agent", trace.Program, "--name", "machine",
            "--work-dir", Path.Combine(folder, "work"), "--capacity", $"{capacity}", "--tags", "linux",
            // The trace writes outside of the working tree.
            "--log-dir", Path.Combine(folder, "logs"), "--sandbox", "none",
        ],
        new Dictionary<string, string> { ["JAKEOPS_TOKEN"] = token, ["CLAUDE_SIMULATED_PACE_MS"] = "10" }) =>
        Trace = trace;

    public AgentTrace Trace { get; }

    protected override bool StartedAnew => false;

    public static WorkerMachine In(string folder, Uri gateway, string token, int capacity = 4) =>
        new(folder, new(Path.Combine(folder, "trace")), gateway, token, capacity);

    public bool HasAgents => AgentProcesses.Of(Folder).Count > 0;

    /// <summary>Ends what kill -9 of the worker left alive, when nobody else will.</summary>
    public void EndAgents()
    {
        foreach (var agent in AgentProcesses.Of(Folder))
        {
            try { System.Diagnostics.Process.GetProcessById(agent).Kill(); }
            catch (Exception gone) when (gone is ArgumentException or InvalidOperationException) { /* it ended meanwhile */ }
        }
    }
}
