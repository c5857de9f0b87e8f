namespace JakeOps.GitHubSync;

/// <summary>Everything that github-sync can say. Never a token.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Source {Id} was created for {Repository}.")]
    public static partial void SourceCreated(this ILogger log, string id, string repository);

    [LoggerMessage(2, LogLevel.Information, "Source {Id} was changed; it is at version {Version}.")]
    public static partial void SourceChanged(this ILogger log, string id, int version);

    [LoggerMessage(3, LogLevel.Information, "Source {Id} was deleted.")]
    public static partial void SourceDeleted(this ILogger log, string id);

    [LoggerMessage(4, LogLevel.Information, "Nothing to observe in {Phase} of Delivery {DeliveryId}; it is skipped.")]
    public static partial void PhaseSkipped(this ILogger log, string phase, string deliveryId);
}
