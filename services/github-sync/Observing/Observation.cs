using JakeOps.Hosting;

namespace JakeOps.GitHubSync;

/// <summary>Says that an attempt of a system phase is over; the same news again begins nothing anew.</summary>
internal sealed class Observation : ITenantOwned
{
    public required string Organization { get; init; }

    public required string DeliveryId { get; init; }

    public required string Phase { get; init; }

    public required int Attempt { get; init; }

    public required string Outcome { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }

    public static Observation Of(Watch watch, Conclusion concluded, DateTimeOffset now) => new()
    {
        Organization = watch.Organization, DeliveryId = watch.DeliveryId, Phase = watch.Phase, Attempt = watch.Attempt,
        Outcome = concluded.Outcome, Reason = concluded.Reason, At = now,
    };
}
