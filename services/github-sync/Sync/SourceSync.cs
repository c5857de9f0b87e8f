using JakeOps.Hosting;

namespace JakeOps.GitHubSync;

internal enum SyncState
{
    /// <summary>Not polled yet.</summary>
    New,

    Ok,

    /// <summary>A rate limit: it goes on by itself.</summary>
    Waiting,

    /// <summary>Something that passes by itself; tried again with growing pauses.</summary>
    Degraded,

    /// <summary>Something that a person has to mend; looked at again each hour.</summary>
    Paused,

    /// <summary>Nothing is polled, webhooks bring everything.</summary>
    Listening,
}

/// <summary>What is known of a source's repository, and when it is looked at next. One replica at a time polls it: the
/// one whose lease stands here, and every save of another one fails by the revision.</summary>
internal sealed class SourceSync : ITenantOwned
{
    public const int FullPage = 100;
    public const int SmallestPage = 10;

    public required string Organization { get; init; }

    public required string SourceId { get; init; }

    /// <summary>The repository's own name for ever; <c>owner/repo</c> may become another's.</summary>
    public long? RepositoryId { get; set; }

    public string? DefaultBranch { get; set; }

    /// <summary>When the repository itself was looked at; null: look before the next poll.</summary>
    public DateTimeOffset? LookedAt { get; set; }

    /// <summary>The newest <c>updated_at</c> up to which every issue is known. By the host's clock, never by ours.</summary>
    public DateTimeOffset? Cursor { get; set; }

    /// <summary>When all open issues were read last; null: read them all.</summary>
    public DateTimeOffset? SweptAt { get; set; }

    /// <summary>Of the sweep under way, by our clock.</summary>
    public DateTimeOffset? SweepStartedAt { get; set; }

    /// <summary>How far it came, by the host's clock.</summary>
    public DateTimeOffset? SweepCursor { get; set; }

    /// <summary>Smaller for a while where full pages came to no good end.</summary>
    public int PageSize { get; set; } = FullPage;

    public DateTimeOffset NextPollAt { get; set; }

    /// <summary>Somebody asked for a poll now. Only claiming a poll clears it, so that no wish is lost.</summary>
    public DateTimeOffset? WantedAt { get; init; }

    public string? LeaseOwner { get; init; }

    public DateTimeOffset LeaseUntil { get; set; }

    public DateTimeOffset? LastPolledAt { get; set; }

    public DateTimeOffset? LastSuccessAt { get; set; }

    public DateTimeOffset? LastChangeAt { get; set; }

    public DateTimeOffset? LastHookAt { get; init; }

    /// <summary>In a row.</summary>
    public int Failures { get; set; }

    public SyncState State { get; set; }

    /// <summary>What is wrong and what to do about it.</summary>
    public string? Problem { get; set; }

    public DateTimeOffset? ProblemSince { get; set; }

    /// <summary>What happened that is worth knowing and needs nobody.</summary>
    public string? Notice { get; set; }

    public int Revision { get; set; }
}
