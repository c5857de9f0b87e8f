namespace JakeOps.Gateway.LiveEvents;

/// <summary>Section <c>LiveEvents</c>.</summary>
internal sealed class LiveEventOptions
{
    /// <summary>A comment is sent after so long a silence, so that proxies keep the stream open.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often the table is asked for what another replica wrote.</summary>
    public TimeSpan Poll { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long an event can be resumed from.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(7);

    public TimeSpan CleanupInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Events that one stream holds in memory at most.</summary>
    public int PageSize { get; set; } = 100;

    /// <summary>Streams that this process serves at most.</summary>
    public int MaxStreams { get; set; } = 2000;
}
