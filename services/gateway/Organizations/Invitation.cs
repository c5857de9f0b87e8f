using JakeOps.Hosting;

namespace JakeOps.Gateway.Organizations;

/// <summary>Lets one person into an organization, once. The link's secret is kept as a hash.</summary>
internal sealed class Invitation : ITenantOwned
{
    public required string Id { get; init; }

    public required string Hash { get; init; }

    public required string Organization { get; init; }

    public required Role Role { get; init; }

    /// <summary>Normalized; nobody else may use it then.</summary>
    public string? Email { get; init; }

    /// <summary>Name of the owner who invites.</summary>
    public required string By { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
