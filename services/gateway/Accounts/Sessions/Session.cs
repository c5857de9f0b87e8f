namespace JakeOps.Gateway.Accounts.Sessions;

/// <summary>A browser that somebody is signed in with. The cookie's secret is kept as a hash.</summary>
internal sealed class Session
{
    public required string Id { get; init; }

    public required string Hash { get; set; }

    public required string Account { get; init; }

    /// <summary>Which one it works on; null for an account without any.</summary>
    public string? Organization { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; set; }

    /// <summary>Moves on while it is used, up to a limit.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }

    public required string Address { get; set; }

    /// <summary>What the browser calls itself.</summary>
    public required string Agent { get; init; }
}
