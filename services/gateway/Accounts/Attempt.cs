namespace JakeOps.Gateway.Accounts;

/// <summary>How often somebody failed at something lately. Written by plain SQL, so its times are plain numbers.</summary>
internal sealed class Attempt
{
    public required string Key { get; init; }

    public int Count { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public long At { get; init; }
}
