namespace JakeOps.Worker;

/// <summary>How this machine runs agents, with a server or without.</summary>
internal sealed record MachineOptions(
    AgentOptions Agents, string WorkFolder, string LogFolder, Policy Policy, TimeSpan? ApproveWithin, int MinFreeDisk,
    TimeSpan KeepLogs);

/// <summary>What the command line, the environment, the configuration file and the token together say.</summary>
internal sealed record WorkerOptions(
    MachineOptions Machine, string Token, bool KeepToken, Uri Server, string Name, IReadOnlyList<string> Tags, int Capacity,
    Uri? Proxy, string? CaFile, bool Once, TimeSpan? IdleExit);

/// <summary>What the process ends with; documented in <c>--help</c>.</summary>
internal static class ExitCodes
{
    public const int Stopped = 0;
    public const int BadUsage = 2;
    public const int TokenRefused = 3;
    public const int TooOld = 4;
    public const int Superseded = 5;
    public const int PolicyRefused = 6;
    public const int Canceled = 7;
    public const int RunFailed = 8;
    public const int NotRunning = 9;
    public const int ProblemFound = 10;
    public const int LogsChanged = 11;
    public const int Interrupted = 130;
}
