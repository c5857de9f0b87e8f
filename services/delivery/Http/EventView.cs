namespace JakeOps.Delivery;

/// <summary>One entry of the audit as the API shows it.</summary>
internal sealed record EventView(
    int Seq, DateTimeOffset At, ActorView Actor, string Command, StateView? From, StateView To, string? Reason,
    IReadOnlyList<Step> Steps)
{
    public static EventView Of(DeliveryEvent row) => new(
        row.Seq, row.At, new(row.ActorKind, row.Actor, row.Address, row.Account, row.Session), row.Command,
        row.FromPhase is { } phase ? new(phase, row.FromStatus!.Value) : null, new(row.ToPhase, row.ToStatus),
        row.Reason, row.Steps);
}

/// <param name="Kind">user, system or worker.</param>
/// <param name="Account">Of a user.</param>
/// <param name="Session">By which a user was signed in: session:ID or key:ID.</param>
internal sealed record ActorView(string Kind, string Name, string? Address, string? Account, string? Session);

internal sealed record StateView(Phase Phase, RunStatus RunStatus);
