using JakeOps.Hosting;

namespace JakeOps.Delivery;

/// <summary>One accepted command, for ever: who did what when, from where, and what it changed.</summary>
internal sealed class DeliveryEvent : ITenantOwned
{
    public required string Organization { get; init; }

    public required string DeliveryId { get; init; }

    /// <summary>Its place in the Delivery's history, from 1.</summary>
    public required int Seq { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string ActorKind { get; init; }

    public required string Actor { get; init; }

    /// <summary>Of a user, as is the session; events of before accounts have neither.</summary>
    public string? Account { get; init; }

    public string? Session { get; init; }

    public string? Address { get; init; }

    public required string Command { get; init; }

    /// <summary>Null for the event that opened the Delivery.</summary>
    public Phase? FromPhase { get; init; }

    public RunStatus? FromStatus { get; init; }

    public required Phase ToPhase { get; init; }

    public required RunStatus ToStatus { get; init; }

    public string? Reason { get; init; }

    public required IReadOnlyList<Step> Steps { get; init; }
}
