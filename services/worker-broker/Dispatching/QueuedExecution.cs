namespace JakeOps.WorkerBroker;

/// <summary>What the dispatcher needs to know of an execution on the queue.</summary>
internal sealed record QueuedExecution(
    Guid Id, string Organization, string DeliveryId, int Attempt, List<string> RequiredTags, List<Guid> RefusedBy,
    List<string> RefusalReasons, string? WaitingReason)
{
    public static QueuedExecution Of(Execution row) => new(
        row.Id, row.Organization, row.DeliveryId, row.Attempt, row.RequiredTags, row.RefusedBy, row.RefusalReasons,
        row.WaitingReason);
}
