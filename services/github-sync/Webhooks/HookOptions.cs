namespace JakeOps.GitHubSync;

/// <summary>Section <c>GitHubSync:Webhooks</c>.</summary>
internal sealed class HookOptions
{
    /// <summary>The host sends nothing larger.</summary>
    public int MaxBytes { get; set; } = 25 * 1024 * 1024;

    /// <summary>Of one source in ten seconds; what is beyond is refused, and the source polled instead.</summary>
    public int InTenSeconds { get; set; } = 5_000;

    /// <summary>Bodies of more than a megabyte that are read at the same time.</summary>
    public int LargeAtOnce { get; set; } = 4;

    /// <summary>How long one of them may take to come in; the host itself gives up after ten seconds.</summary>
    public TimeSpan LargeWithin { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often one is tried to be applied before it counts as failed.</summary>
    public int Attempts { get; set; } = 6;

    /// <summary>The pause before the second try; it doubles.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long it is known that one was received; the host repeats none that is older than three days.</summary>
    public TimeSpan KeptFor { get; set; } = TimeSpan.FromDays(7);
}
