namespace JakeOps.Gateway.Access;

/// <summary>Somebody may no longer do what he may have begun: a session ended, a member's role changed, a key was
/// revoked. Every replica ends the streams that are open for it.</summary>
internal sealed class AccessChange
{
    public long Sequence { get; init; }

    public required string Account { get; init; }

    /// <summary>As callers carry it (<c>session:ID</c>, <c>key:ID</c>); null for all.</summary>
    public string? Session { get; init; }

    /// <summary>Null for all.</summary>
    public string? Organization { get; init; }

    public required DateTimeOffset At { get; init; }
}
