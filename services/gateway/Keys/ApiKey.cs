using JakeOps.Hosting;

namespace JakeOps.Gateway.Keys;

/// <summary>What lets a script in, for the person who made it. The key itself is shown once and not kept.</summary>
internal sealed class ApiKey : ITenantOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Organization { get; init; }

    /// <summary>Whose it is: it may never do more than that person.</summary>
    public required string Account { get; init; }

    public required string Name { get; init; }

    /// <summary>The key's first characters, by which people recognise it.</summary>
    public required string Prefix { get; init; }

    /// <summary>SHA-256 of the key; enough, because a key is random and not a password.</summary>
    public required string Hash { get; init; }

    public required Permission Scope { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Name of the person who revoked it.</summary>
    public string? RevokedBy { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public string? LastUsedAddress { get; init; }
}
