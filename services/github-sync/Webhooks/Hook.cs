using JakeOps.Hosting;

namespace JakeOps.GitHubSync;

internal enum HookState { Received, Applied, Failed }

/// <summary>A webhook that was let in: stored first, applied after the host has its answer.</summary>
internal sealed class Hook : ITenantOwned
{
    public required string Organization { get; init; }

    public required string SourceId { get; init; }

    /// <summary>The host's own id of it (<c>X-GitHub-Delivery</c>); the same when it is sent again.</summary>
    public required string Id { get; init; }

    public required string Event { get; init; }

    /// <summary>What is used of its body (<see cref="HookFacts"/>), as JSON.</summary>
    public required string Facts { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public HookState State { get; set; }

    /// <summary>Not tried before; while one replica works on it the others wait for that.</summary>
    public DateTimeOffset NotBefore { get; set; }

    public int Attempts { get; set; }

    public string? Error { get; set; }
}
