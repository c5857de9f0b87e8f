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

    [LoggerMessage(10, LogLevel.Warning, "Source {Id} was renamed at its host: {Before} is {After} now.")]
    public static partial void SourceRenamed(this ILogger log, string id, string before, string after);

    [LoggerMessage(11, LogLevel.Information, "Source {Id}: {Found} requests found, {Closed} closed.")]
    public static partial void Polled(this ILogger log, string id, int found, int closed);

    [LoggerMessage(12, LogLevel.Warning, "Source {Id} is {State}: {Problem}")]
    public static partial void PollProblem(this ILogger log, string id, SyncState state, string problem);

    [LoggerMessage(13, LogLevel.Information, "Source {Id} is well again.")]
    public static partial void PollMended(this ILogger log, string id);

    [LoggerMessage(14, LogLevel.Error, "The poll of source {Id} failed; it is tried again.")]
    public static partial void PollFailed(this ILogger log, string id, Exception failure);

    [LoggerMessage(15, LogLevel.Information, "Source {Id} was changed, or polled by another replica, meanwhile; this poll counts for nothing.")]
    public static partial void PollOvertaken(this ILogger log, string id);

    [LoggerMessage(16, LogLevel.Error, "The sources that are due cannot be found; trying again.")]
    public static partial void LoopFailed(this ILogger log, Exception failure);

    [LoggerMessage(17, LogLevel.Information, "Source {Id} has a new secret for webhooks.")]
    public static partial void WebhookSecretMade(this ILogger log, string id);

    [LoggerMessage(20, LogLevel.Error, "{Count} webhooks could not be stored and were refused.")]
    public static partial void HooksNotStored(this ILogger log, int count, Exception failure);

    [LoggerMessage(21, LogLevel.Warning, "The webhook {Event} {Id} of source {Source} could not be applied; it is tried again.")]
    public static partial void HookFailed(this ILogger log, string @event, string id, string source, Exception failure);

    [LoggerMessage(31, LogLevel.Information, "{Phase} of Delivery {DeliveryId} is seen to be {Outcome}: {Reason}")]
    public static partial void PhaseEnded(this ILogger log, string phase, string deliveryId, string outcome, string reason);

    [LoggerMessage(32, LogLevel.Warning, "A look at the watches of source {Source} failed; they are looked at again.")]
    public static partial void WatchRoundFailed(this ILogger log, string source, Exception failure);

    [LoggerMessage(33, LogLevel.Warning, "The {Kind} of Delivery {DeliveryId} could not be written to the host: {Problem}")]
    public static partial void ReportRefused(this ILogger log, string kind, string deliveryId, string problem);
}
