namespace JakeOps.Hosting.Messaging;

/// <summary>How often what was consumed is looked through for what may be forgotten (section <c>Inbox</c>).</summary>
internal sealed class InboxOptions
{
    /// <summary>The pause between two looks; the first comes a minute after the start, or with it where this is shorter.</summary>
    public TimeSpan CleanupInterval { get; set; } = TimeSpan.FromHours(1);
}
