using Microsoft.Extensions.Logging;

namespace JakeOps.Worker.Runner;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "Execution {ExecutionId} failed by an error of this program")]
    public static partial void ExecutionBroke(this ILogger log, Exception failure, Guid executionId);

    [LoggerMessage(2, LogLevel.Warning, "The folder of execution {ExecutionId} could not be deleted; the next start "
        + "tries again")]
    public static partial void FolderStays(this ILogger log, Exception failure, Guid executionId);

    [LoggerMessage(3, LogLevel.Information, "Ended {Processes} processes and deleted {Folders} folders of "
        + "executions of an earlier run")]
    public static partial void Recovered(this ILogger log, int processes, int folders);
}
