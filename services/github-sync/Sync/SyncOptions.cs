namespace JakeOps.GitHubSync;

/// <summary>Section <c>GitHubSync:Sync</c>.</summary>
internal sealed class SyncOptions
{
    /// <summary>Off: no source is looked at by itself.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How often due sources are looked for.</summary>
    public TimeSpan Tick { get; set; } = TimeSpan.FromSeconds(1);

    public TimeSpan Default { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>While things change.</summary>
    public TimeSpan Busy { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long after a change.</summary>
    public TimeSpan BusyFor { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>While webhooks arrive.</summary>
    public TimeSpan Idle { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long after one.</summary>
    public TimeSpan HooksAliveFor { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Least pause without a credential: 60 calls an hour are all there are.</summary>
    public TimeSpan Anonymous { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often a paused source is tried all the same.</summary>
    public TimeSpan Paused { get; set; } = TimeSpan.FromHours(1);

    /// <summary>After that many in a row a 401 or 404 is no passing trouble of the host.</summary>
    public int PausedAfter { get; set; } = 3;

    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(30);

    public TimeSpan SweepEvery { get; set; } = TimeSpan.FromDays(1);

    public TimeSpan LookEvery { get; set; } = TimeSpan.FromHours(1);

    /// <summary>A replica that died is waited for that long.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Polls of this replica at the same time.</summary>
    public int AtOnce { get; set; } = 16;

    /// <summary>How long a caller who asks for a poll waits for its result.</summary>
    public TimeSpan AskedWithin { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>How long polls are shown.</summary>
    public TimeSpan PollsFor { get; set; } = TimeSpan.FromDays(2);
}
