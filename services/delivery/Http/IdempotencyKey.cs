using JakeOps.Hosting;

namespace JakeOps.Delivery;

/// <summary>The answer to a command that was done, for a client that lost it and asks again.</summary>
internal sealed class IdempotencyKey : ITenantOwned
{
    public required string Organization { get; init; }

    public required string Key { get; init; }

    /// <summary>Of the route and the body: a key names one command for ever.</summary>
    public required string CommandHash { get; init; }

    public required int Status { get; init; }

    public required string Body { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
