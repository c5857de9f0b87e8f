using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker;

/// <summary>Results that no worker said: what the broker itself knows of an end.</summary>
internal static class Endings
{
    public static string LostBy(string worker) =>
        $"connection lost: {worker} does not have the execution any more; retry starts the phase again.";

    public static ExecutionResult Canceled(string reason, DateTimeOffset now) =>
        Of(Outcomes.Canceled, null, reason, now);

    public static ExecutionResult Interrupted(string reason, DateTimeOffset now) =>
        Of(Outcomes.Interrupted, FailureCodes.ConnectionLost, reason, now);

    public static ExecutionResult Refused(string reason, DateTimeOffset now) => Of(Outcomes.Refused, null, reason, now);

    public static ExecutionResult Failed(string reason, DateTimeOffset now) =>
        Of(Outcomes.Failed, FailureCodes.WorkerFailed, reason, now);

    private static ExecutionResult Of(string outcome, string? code, string error, DateTimeOffset now) =>
        new(outcome, code, error, null, null, null, null, null, null, LastSequence: 0, ProcessesLeft: 0, now, now);
}
