namespace JakeOps.GitHubSync;

/// <summary>Section <c>GitHubSync</c>.</summary>
internal sealed class GitHubSyncOptions
{
    /// <summary>How long it is known that a phase was answered; older news about it is not news any more.</summary>
    public TimeSpan ObservationsFor { get; set; } = TimeSpan.FromDays(30);

    public TimeSpan CleanupInterval { get; set; } = TimeSpan.FromHours(1);
}
