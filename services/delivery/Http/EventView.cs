namespace JakeOps.Delivery;

/// <summary>One entry of the audit as the API shows it.</summary>
internal sealed record EventView(
    int Seq, DateTimeOffset At, ActorView Actor, string Command, StateView? From, StateView To, string? Reason,
    IReadOnlyList<Step> Steps)
{
    public static EventView Of(DeliveryEvent row) => new(
        row.Seq, row.At, new(row.ActorKind, row.Actor, row.Address), row.Command,
        row.FromPhase is { } phase ? new(phase, row.FromStatus!.Value) : null, new(row.ToPhase, row.ToStatus),
        row.Reason, row.Steps);
}

/// <param name="Kind">user, system or worker.</param>
internal sealed record ActorView(string Kind, string Name, string? Address);

internal sealed record StateView(Phase Phase, RunStatus RunStatus);
