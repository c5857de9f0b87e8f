using Microsoft.Extensions.Logging;

namespace JakeOps.Hosting;

/// <summary>Everything that hosting can say.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "The outbox of {Database} cannot be relayed; trying again in a second.")]
    public static partial void RelayFailed(this ILogger log, string database, Exception failure);

    [LoggerMessage(2, LogLevel.Warning, "{Type} could not be published and stays in the outbox: {Reason}")]
    public static partial void PublishFailed(this ILogger log, string type, string reason);

    [LoggerMessage(3, LogLevel.Warning, "{Endpoint} failed {Failures} times on message {Id} ({Type}); again in {Delay}.")]
    public static partial void Redelivering(
        this ILogger log, Guid id, string type, string endpoint, int failures, TimeSpan delay, Exception failure);

    [LoggerMessage(4, LogLevel.Error, "{Endpoint} failed {Failures} times on message {Id} ({Type}); it is parked.")]
    public static partial void Parked(
        this ILogger log, Guid id, string type, string endpoint, int failures, Exception failure);

    [LoggerMessage(5, LogLevel.Error, "Message {Id} ({Type}) cannot be read and is parked: {Reason}")]
    public static partial void Unreadable(this ILogger log, Guid id, string type, string reason);

    [LoggerMessage(7, LogLevel.Warning, "{Endpoint} keeps message {Id} until its database answers: {Reason}")]
    public static partial void Waiting(this ILogger log, string endpoint, Guid id, string reason);

    [LoggerMessage(8, LogLevel.Warning, "The database of {Database} does not answer; trying again in {Delay}: {Reason}")]
    public static partial void DatabaseAway(this ILogger log, string database, TimeSpan delay, string reason);

    [LoggerMessage(9, LogLevel.Critical,
        "The bus has not worked for {Patience} although the broker answers; the process ends to be started anew.")]
    public static partial void BusHangs(this ILogger log, TimeSpan patience);

    [LoggerMessage(6, LogLevel.Error, "{Work} failed; trying again in {Pause}.")]
    public static partial void WorkFailed(this ILogger log, string work, TimeSpan pause, Exception failure);

    [LoggerMessage(10, LogLevel.Warning,
        "This machine's clock is off: the database's is ahead of it by {Ahead}. The database's is used.")]
    public static partial void ClockIsOff(this ILogger log, TimeSpan ahead);

    [LoggerMessage(11, LogLevel.Warning, "The database does not tell its time; asking again in a minute: {Reason}")]
    public static partial void ClockUnknown(this ILogger log, string reason);
}
