namespace JakeOps.Gateway.Accounts;

internal enum LinkKind
{
    /// <summary>Sets a new password.</summary>
    Reset,

    /// <summary>Shows that an address that signs up is read by who signs up.</summary>
    SignUp,
}

/// <summary>A secret that is good once and for a while; of the secret itself only a hash is kept.</summary>
internal sealed class OneTimeLink
{
    public required string Hash { get; init; }

    public required LinkKind Kind { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Whose password it sets.</summary>
    public string? Account { get; init; }

    /// <summary>Whether it also takes the second factor away, for somebody who lost it.</summary>
    public bool ClearsTwoFactor { get; init; }

    public string? Email { get; init; }

    public string? Name { get; init; }

    /// <summary>Of the account that it will make.</summary>
    public string? PasswordHash { get; init; }
}
