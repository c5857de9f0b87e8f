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

    /// <summary>How often it is looked for watches that are due.</summary>
    public TimeSpan WatchTick { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Between two looks at a phase in which something moves; up to twenty times that when nothing does.</summary>
    public TimeSpan WatchPause { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>From a webhook to the look that it leads to: a burst of them is one look.</summary>
    public TimeSpan Debounce { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long all checks have to pass before they are believed: a later one may only appear after an
    /// earlier one.</summary>
    public TimeSpan Settle { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long the host may not know a commit that was pushed.</summary>
    public TimeSpan HostLag { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long after its window an observation waits for a host that cannot be read.</summary>
    public TimeSpan ObservePatience { get; set; } = TimeSpan.FromHours(6);

    /// <summary>How long a plan has to wait for approval before that is written to its issue.</summary>
    public TimeSpan ReportPatience { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long answers are kept to ask for changes only.</summary>
    public TimeSpan AnswersFor { get; set; } = TimeSpan.FromDays(7);
}
