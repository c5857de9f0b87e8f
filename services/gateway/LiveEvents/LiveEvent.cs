using JakeOps.Hosting;

namespace JakeOps.Gateway.LiveEvents;

/// <summary>Something that a screen shows at once. Stored, so that a stream can be resumed on any replica.</summary>
internal sealed class LiveEvent : ITenantOwned
{
    /// <summary>Visible in this order: <see cref="LiveEventWriter"/> sees to it.</summary>
    public long Sequence { get; init; }

    public required string Organization { get; init; }

    /// <summary>The message's name in snake_case.</summary>
    public required string Type { get; init; }

    /// <summary>JSON in one line.</summary>
    public required string Payload { get; init; }

    public required DateTimeOffset At { get; init; }
}
