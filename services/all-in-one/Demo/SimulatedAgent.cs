namespace JakeOps.AllInOne.Demo;

internal static class SimulatedAgent
{
    /// <summary>Of workers that play with it: asked for by the demo's work, so that no worker with a real agent gets it.</summary>
    public const string Tag = "simulated-agent";

    /// <summary>The executable that the build puts beside this one.</summary>
    public static string Path { get; } = System.IO.Path.Combine(
        AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "jakeops-simulated-agent.exe" : "jakeops-simulated-agent");
}
