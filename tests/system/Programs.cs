namespace JakeOps.SystemTests;

/// <summary>Where the build put each program, in the configuration of these tests.</summary>
internal static class Programs
{
    private static readonly DirectoryInfo Own = new(AppContext.BaseDirectory);

    public static string Artifacts => Own.Parent!.Parent!.Parent!.FullName;

    public static string SimulatedAgent { get; } = Of("JakeOps.Worker.SimulatedAgent", "jakeops-simulated-agent");

    public static string Worker { get; } = Of("JakeOps.Worker", "jakeops-worker");

    /// <summary>Local mode; its verb import brings a store into any installation.</summary>
    public static string AllInOne { get; } = Of("JakeOps.AllInOne", "jakeops");

    public static string Service(string name) => name switch
    {
        "delivery" => Of("JakeOps.Delivery"),
        "transcripts" => Of("JakeOps.Transcripts"),
        "github-sync" => Of("JakeOps.GitHubSync"),
        "worker-broker" => Of("JakeOps.WorkerBroker"),
        _ => Of("JakeOps.Gateway"),
    };

    private static string Of(string project, string? program = null) =>
        Path.Combine(Artifacts, "bin", project, Own.Name, program ?? project);
}
