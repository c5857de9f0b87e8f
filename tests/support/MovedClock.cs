namespace JakeOps.Tests.Support;

/// <summary>The time of day, moved by what a test says; timers run as ever.</summary>
public sealed class MovedClock : TimeProvider
{
    public TimeSpan By { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + By;
}
