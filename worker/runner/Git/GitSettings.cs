namespace JakeOps.Worker.Runner;

/// <summary>How git and gh are run on this machine.</summary>
internal sealed record GitSettings
{
    public static GitSettings Default { get; } = new();

    /// <summary>Longest time for one command; a fetch of a large repository is one command.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Set on top of this process's own environment; null removes a variable.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Most bytes of the diff that goes back to the server.</summary>
    public int DiffBytes { get; init; } = 1024 * 1024;

    /// <summary>Most bytes of the file that a reviewing agent reads.</summary>
    public int DiffFileBytes { get; init; } = 5 * 1024 * 1024;
}
