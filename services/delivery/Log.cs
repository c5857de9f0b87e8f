namespace JakeOps.Delivery;

/// <summary>Everything that the delivery service can say.</summary>
internal static partial class Log
{
    [LoggerMessage(101, LogLevel.Information, "{Message} for Delivery {Delivery} changes nothing: {Reason}")]
    public static partial void Ignored(this ILogger log, string message, string delivery, string reason);

    [LoggerMessage(102, LogLevel.Information, "Delivery {Delivery} (#{Number}) was opened for {Repository} {Request}.")]
    public static partial void Opened(this ILogger log, string delivery, long number, string repository,
        string request);

    [LoggerMessage(103, LogLevel.Information, "Delivery {Delivery} is now {Where} ({Command} by {Actor}).")]
    public static partial void Moved(this ILogger log, string delivery, string where, string command, string actor);

    [LoggerMessage(104, LogLevel.Warning, "Session file {File} cannot be read: {Reason}")]
    public static partial void SessionUnreadable(this ILogger log, string file, string reason);
}
