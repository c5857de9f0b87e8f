using JakeOps.Hosting;

namespace JakeOps.GitHubSync;

/// <summary>An attempt of a system phase that is being observed. The row is there as long as the attempt is open: it
/// survives every restart, and replicas agree by it who looks when.</summary>
internal sealed class Watch : ITenantOwned
{
    public required string Organization { get; init; }

    public required string DeliveryId { get; init; }

    public required string Phase { get; init; }

    public required int Attempt { get; init; }

    /// <summary>Of the news that it began with; older news do not end it.</summary>
    public required int Version { get; init; }

    public required string SourceId { get; init; }

    public required string Summary { get; init; }

    public string? Branch { get; init; }

    /// <summary>What the worker pushed last; the host may not know it yet.</summary>
    public string? HeadCommit { get; init; }

    public string? PullRequestUrl { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Counts every change; of two that change it one wins.</summary>
    public int Revision { get; set; }

    public DateTimeOffset NextAt { get; set; }

    /// <summary>Who looks just now, and until when nobody else does.</summary>
    public string? LeaseOwner { get; set; }

    public DateTimeOffset LeaseUntil { get; set; }

    /// <summary>The commit that was seen; another one makes everything before void.</summary>
    public string? Commit { get; set; }

    public DateTimeOffset CommitSince { get; set; }

    /// <summary>Since when nothing was missing, pending or failed.</summary>
    public DateTimeOffset? PassingSince { get; set; }

    /// <summary>Names what was told last, so that the same is not told again.</summary>
    public string Told { get; set; } = "";

    public DateTimeOffset ChangedAt { get; set; }
}
