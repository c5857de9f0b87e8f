namespace JakeOps.Transcripts;

/// <summary>Limits and times (section <c>Transcripts</c>).</summary>
internal sealed class TranscriptsOptions
{
    /// <summary>Highest sequence of an execution that is stored; what is beyond is cut off and said to be.</summary>
    public long MaxPieces { get; set; } = 2_000_000;

    /// <summary>Most text of an execution, in bytes before compression.</summary>
    public long MaxBytes { get; set; } = 1L << 30;

    /// <summary>Longest line that views put together; the download of the raw lines has it whole.</summary>
    public int MaxLineBytes { get; set; } = 32 << 20;

    /// <summary>How long after the end of an execution its missing output is waited for.</summary>
    public TimeSpan MissingGrace { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often it is looked for executions whose output stays missing.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a viewer waits for a run that was asked for but is not known yet.</summary>
    public TimeSpan StreamWait { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest silence of a live stream.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a viewer looks for what another replica stored.</summary>
    public TimeSpan Poll { get; set; } = TimeSpan.FromMilliseconds(500);
}
