namespace JakeOps.Transcripts;

/// <summary>Everything that transcripts can say.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "Output of execution {Execution} is refused: {Reason}")]
    public static partial void OutputRefused(this ILogger log, Guid execution, string reason);

    [LoggerMessage(2, LogLevel.Warning,
        "Output of execution {Execution} is cut off at piece {Sequence}: a limit is reached.")]
    public static partial void OutputCut(this ILogger log, Guid execution, long sequence);

    [LoggerMessage(3, LogLevel.Warning,
        "Execution {Execution} is closed with output missing: stored up to {Stored}, it ended at {Last}.")]
    public static partial void ClosedIncomplete(this ILogger log, Guid execution, long stored, long? last);

    [LoggerMessage(5, LogLevel.Warning,
        "Execution {Execution} belongs to another organization than a message about it says.")]
    public static partial void ForeignExecution(this ILogger log, Guid execution);
}
