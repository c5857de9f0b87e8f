using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker;

/// <summary>Whose output it is.</summary>
internal sealed record ExecutionLabel(Guid Id, string Organization, string DeliveryId, int Attempt, string Phase)
{
    public static ExecutionLabel Of(ExecutionRequest request) => new(
        request.ExecutionId, request.Organization, request.Delivery.Id, request.Attempt, request.Phase);

    public static ExecutionLabel Of(Execution row) =>
        new(row.Id, row.Organization, row.DeliveryId, row.Attempt, row.Phase);
}
