namespace JakeOps.Worker;

/// <summary>What the command line, the environment and the token together say.</summary>
internal sealed record WorkerOptions(
    string Token, Uri Server, string Name, IReadOnlyList<string> Tags, int Capacity, string WorkFolder,
    string? AgentPath, Uri? Proxy = null, string? CaFile = null);

/// <summary>What the process ends with; documented in <c>--help</c>.</summary>
internal static class ExitCodes
{
    public const int Stopped = 0;
    public const int BadUsage = 2;
    public const int TokenRefused = 3;
    public const int TooOld = 4;
    public const int Superseded = 5;
}
