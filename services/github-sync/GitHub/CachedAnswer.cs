using JakeOps.Hosting;

namespace JakeOps.GitHubSync;

/// <summary>An answer that the host need not send again while nothing changed: asking so counts for nothing.</summary>
internal sealed class CachedAnswer : ITenantOwned
{
    public required string Organization { get; init; }

    public required string Account { get; init; }

    public required string Url { get; init; }

    /// <summary>The host makes an ETag for one token only.</summary>
    public required string TokenHash { get; set; }

    public required string ETag { get; set; }

    public string? Next { get; set; }

    /// <summary>Compressed.</summary>
    public required byte[] Body { get; set; }

    public DateTimeOffset StoredAt { get; set; }
}
