namespace JakeOps.AllInOne.Demo;

internal static class SimulatedAgent
{
    /// <summary>The executable that the build puts beside this one.</summary>
    public static string Path { get; } = System.IO.Path.Combine(
        AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "jakeops-simulated-agent.exe" : "jakeops-simulated-agent");
}
