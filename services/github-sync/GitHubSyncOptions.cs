namespace JakeOps.GitHubSync;

/// <summary>Section <c>GitHubSync</c>.</summary>
internal sealed class GitHubSyncOptions
{
    /// <summary>How long it is known that a phase was answered; older news about it is not news any more.</summary>
    public TimeSpan ObservationsFor { get; set; } = TimeSpan.FromDays(30);

    public TimeSpan CleanupInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Servers that may be called beside github.com and its data residency hosts (<c>*.ghe.com</c>), separated
    /// by spaces: a name for HTTPS, or <c>http://HOST:PORT</c> for what is not encrypted.</summary>
    public string Hosts { get; set; } = "";

    /// <summary>For one call, and again for reading its answer.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(30);

    public int MaxAnswerBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>How often a read that failed in passing is tried again at once.</summary>
    public int Retries { get; set; } = 2;

    /// <summary>The pause before the first of them; it doubles.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Share of an account's hourly calls that background work leaves to other work.</summary>
    public double Reserve { get; set; } = 0.1;

    /// <summary>How long answers are kept to ask for changes only.</summary>
    public TimeSpan AnswersFor { get; set; } = TimeSpan.FromDays(7);
}
