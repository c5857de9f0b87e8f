namespace JakeOps.GitHubSync;

/// <summary>What is known of an account's limits, shared by all replicas and all sources that use it.</summary>
internal sealed class AccountBudget
{
    /// <summary><see cref="Access.Account"/>.</summary>
    public required string Account { get; init; }

    public int Limit { get; init; }

    public int Remaining { get; init; }

    /// <summary>By the host's clock.</summary>
    public DateTimeOffset ResetAt { get; init; }

    /// <summary>How far the host's clock is ahead of ours.</summary>
    public int AheadSeconds { get; init; }

    /// <summary>The host asked to be left alone until then.</summary>
    public DateTimeOffset BlockedUntil { get; init; }

    /// <summary>How often in a row it asked so.</summary>
    public int Strikes { get; init; }

    /// <summary>The minute, since 1970, that <see cref="Points"/> counts.</summary>
    public long Minute { get; init; }

    public int Points { get; init; }

    /// <summary>When the credential ends, where the host says so.</summary>
    public DateTimeOffset? CredentialEndsAt { get; init; }

    /// <summary>An App's installation token, encrypted: with the same one the replicas share their ETags.</summary>
    public string InstallationToken { get; init; } = "";

    public DateTimeOffset InstallationTokenMadeAt { get; init; }

    public DateTimeOffset InstallationTokenUntil { get; init; }
}
