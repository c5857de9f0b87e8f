using JakeOps.Hosting;

namespace JakeOps.GitHubSync;

/// <summary>Says that an attempt of a system phase was answered; the same news again is not answered twice.</summary>
internal sealed class Observation : ITenantOwned
{
    public required string Organization { get; init; }

    public required string DeliveryId { get; init; }

    public required string Phase { get; init; }

    public required int Attempt { get; init; }

    public required string Outcome { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }
}
