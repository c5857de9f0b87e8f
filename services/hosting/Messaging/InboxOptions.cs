namespace JakeOps.Hosting.Messaging;

/// <summary>How long what was consumed is remembered (section <c>Inbox</c>).</summary>
internal sealed class InboxOptions
{
    /// <summary>The pause between two looks for what may be forgotten.</summary>
    public TimeSpan CleanupInterval { get; set; } = TimeSpan.FromHours(1);
}
