using Yarp.ReverseProxy.Forwarder;

namespace JakeOps.Gateway;

/// <summary>Everything that the gateway can say.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "The live events of other replicas cannot be read; trying again.")]
    public static partial void WatchFailed(this ILogger log, Exception failure);

    [LoggerMessage(3, LogLevel.Information, "{Count} live events were older than the retention and are deleted.")]
    public static partial void Forgotten(this ILogger log, int count);

    [LoggerMessage(4, LogLevel.Debug, "{Service} has no replica at the moment: {Why}.")]
    public static partial void NoReplica(this ILogger log, string service, string why);

    [LoggerMessage(5, LogLevel.Warning, "{Replica} did not answer a request ({Why}).")]
    public static partial void ReplicaFailed(this ILogger log, string replica, ForwarderError why);

    [LoggerMessage(6, LogLevel.Warning, "What changed about sessions and members on other replicas cannot be read; trying again.")]
    public static partial void AccessWatchFailed(this ILogger log, Exception failure);

    [LoggerMessage(7, LogLevel.Warning,
        "There is no account yet. Open the dashboard and make the first one, which becomes owner, with this setup code: {Code}")]
    public static partial void FirstRun(this ILogger log, string code);

    [LoggerMessage(8, LogLevel.Warning, "A mail could not be handed to {Host}, attempt {Attempt}: {Why}")]
    public static partial void MailFailed(this ILogger log, string host, int attempt, string why);

    [LoggerMessage(9, LogLevel.Error, "A mail was given up: {Host} took it at no attempt, or too many were waiting.")]
    public static partial void MailGivenUp(this ILogger log, string host);

    [LoggerMessage(10, LogLevel.Error, "A mail that somebody asked for could not be written.")]
    public static partial void MailNotWritten(this ILogger log, Exception failure);

    [LoggerMessage(19, LogLevel.Warning, "Somebody who came back from the company's sign-in was not let in: {Why}")]
    public static partial void OpenIdFailed(this ILogger log, string why);

    [LoggerMessage(20, LogLevel.Error, "The audit log cannot be written; {Count} entries wait, and commands are refused when they are too many.")]
    public static partial void AuditWaits(this ILogger log, int count, Exception failure);

    [LoggerMessage(21, LogLevel.Error, "{Count} entries of the audit log are lost: the database was away until the stop.")]
    public static partial void AuditLost(this ILogger log, int count);

    [LoggerMessage(22, LogLevel.Information, "{Count} entries of the audit log are written before the stop.")]
    public static partial void AuditFlushes(this ILogger log, int count);

    [LoggerMessage(23, LogLevel.Information, "{Count} entries of the audit log were older than the retention and are deleted.")]
    public static partial void AuditForgotten(this ILogger log, int count);
}
