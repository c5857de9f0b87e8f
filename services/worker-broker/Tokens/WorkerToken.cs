using JakeOps.Hosting;

namespace JakeOps.WorkerBroker;

/// <summary>What lets workers in. The token itself is shown once and not kept.</summary>
internal sealed class WorkerToken : ITenantOwned
{
    public const int MaxNameLength = 100;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Organization { get; init; }

    public required string Name { get; init; }

    /// <summary>The token's first characters, by which people recognise it.</summary>
    public required string Prefix { get; init; }

    /// <summary>SHA-256 of the token; enough, because a token is random and not a password.</summary>
    public required string Hash { get; init; }

    /// <summary>Tags that a worker with this token may offer; empty for any.</summary>
    public required List<string> AllowedTags { get; init; }

    /// <summary>Patterns of repositories that workers with this token get work for; empty for any.</summary>
    public required List<string> AllowedRepositories { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public string? RevokedBy { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public string? LastUsedAddress { get; init; }
}
