namespace JakeOps.Hosting.Persistence;

/// <summary>The clock on which all replicas of a service agree: their database's. Leases and delays are compared across
/// machines, and a machine whose clock is off must not take what another one holds.</summary>
/// <remarks>On SQLite there is one process, and its own clock is as good.</remarks>
internal sealed class SharedClock(TimeProvider local) : TimeProvider
{
    private long _ahead;

    /// <summary>How far the database's clock is ahead of this machine's.</summary>
    public TimeSpan Ahead
    {
        get => new(Volatile.Read(ref _ahead));
        set => Volatile.Write(ref _ahead, value.Ticks);
    }

    public TimeProvider Local => local;

    public override DateTimeOffset GetUtcNow() => local.GetUtcNow() + Ahead;

    public override long TimestampFrequency => local.TimestampFrequency;

    public override long GetTimestamp() => local.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        local.CreateTimer(callback, state, dueTime, period);
}
