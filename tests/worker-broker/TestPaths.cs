namespace JakeOps.WorkerBroker.Tests;

internal static class TestPaths
{
    public static string Repository { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The worker as it was built beside these tests, in the same configuration.</summary>
    public static string Worker { get; } = Path.Combine(
        Repository, "artifacts", "bin", "JakeOps.Worker", Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/', '\\')),
        "jakeops-worker.dll");

    public static string SimulatedAgent { get; } = Path.Combine(
        Path.GetDirectoryName(Worker)!, "..", "..", "JakeOps.Worker.SimulatedAgent", Path.GetFileName(Path.GetDirectoryName(Worker)!),
        "jakeops-simulated-agent");

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "JakeOps.slnx")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
