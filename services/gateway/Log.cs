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
}
