namespace JakeOps.Tests.GitHubStub;

/// <summary>Whose calls are counted together.</summary>
public sealed class StubAccount(string name)
{
    public string Name => name;

    public int Limit { get; set; } = 5000;

    public int Remaining { get; set; } = 5000;

    public DateTimeOffset ResetAt { get; set; } = DateTimeOffset.UtcNow.AddMinutes(45);

    /// <summary>When the credential ends; told in a header, as of fine-grained tokens.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>Paths with one of these in them are answered 403, because the permission is missing.</summary>
    public List<(string Part, string Permission)> Missing { get; } = [];
}
