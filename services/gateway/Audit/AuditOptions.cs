namespace JakeOps.Gateway.Audit;

/// <summary>Section <c>Audit</c>.</summary>
internal sealed class AuditOptions
{
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(400);

    public TimeSpan CleanupInterval { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Entries that wait in memory while the database is away; no command is taken when they are so
    /// many.</summary>
    public int Waiting { get; set; } = 5000;
}
