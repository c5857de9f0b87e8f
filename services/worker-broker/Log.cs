namespace JakeOps.WorkerBroker;

/// <summary>Everything that the broker can say.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information,
        "{Worker} connected from {Address}: tags [{Tags}], {Capacity} slots, version {Version}.")]
    public static partial void WorkerConnected(
        this ILogger log, string worker, string address, string tags, int capacity, string version);

    [LoggerMessage(2, LogLevel.Information, "{Worker} is gone: {Reason}")]
    public static partial void WorkerGone(this ILogger log, string worker, string reason);

    [LoggerMessage(3, LogLevel.Information, "Execution {Id} goes to {Worker}.")]
    public static partial void ExecutionClaimed(this ILogger log, Guid id, string worker);

    [LoggerMessage(4, LogLevel.Information, "Execution {Id} ended: {Outcome}. {Error}")]
    public static partial void ExecutionFinished(this ILogger log, Guid id, string outcome, string? error);

    [LoggerMessage(5, LogLevel.Warning, "Execution {Id} was refused by {Worker}: {Reason}")]
    public static partial void ExecutionRefused(this ILogger log, Guid id, string worker, string reason);

    [LoggerMessage(6, LogLevel.Warning,
        "The connection to {Worker} was lost while execution {Id} ran; its lease decides.")]
    public static partial void ConnectionLost(this ILogger log, Guid id, string worker);

    [LoggerMessage(7, LogLevel.Error, "Execution {Id}: cannot write it down, trying again.")]
    public static partial void TryingAgain(this ILogger log, Guid id, Exception failure);

    [LoggerMessage(8, LogLevel.Error, "Execution {Id}: the runner failed.")]
    public static partial void RunnerFailed(this ILogger log, Guid id, Exception failure);

    [LoggerMessage(9, LogLevel.Error, "{Loop} failed; trying again.")]
    public static partial void LoopFailed(this ILogger log, string loop, Exception failure);

    [LoggerMessage(10, LogLevel.Information, "Execution {Id} waits: {Reason}")]
    public static partial void ExecutionWaits(this ILogger log, Guid id, string reason);

    [LoggerMessage(11, LogLevel.Warning, "A worker connection from {Address} was refused: {Reason}")]
    public static partial void ConnectionRefused(this ILogger log, string address, string reason);

    [LoggerMessage(13, LogLevel.Warning,
        "Nobody could renew leases for {Away}: the database or all brokers were away. {Count} leases last longer.")]
    public static partial void LeasesProlonged(this ILogger log, int count, TimeSpan away);

    [LoggerMessage(14, LogLevel.Information, "Execution {Id} goes on with {Worker} after sequence {Sequence}.")]
    public static partial void ExecutionResumed(this ILogger log, Guid id, string worker, long sequence);

    [LoggerMessage(12, LogLevel.Warning, "The heartbeat of {Worker} could not be written down and is not confirmed.")]
    public static partial void HeartbeatFailed(this ILogger log, string worker, Exception failure);

    [LoggerMessage(20, LogLevel.Information, "Execution {Id} was given the priority {Priority} by {By}.")]
    public static partial void ExecutionMoved(this ILogger log, Guid id, int priority, string by);
}
