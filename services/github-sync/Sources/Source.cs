using System.Security.Cryptography;
using System.Text;
using JakeOps.Contracts;
using JakeOps.Hosting;

namespace JakeOps.GitHubSync;

/// <summary>A repository whose requests become Deliveries. A deleted one stays as a row, so that its version goes on
/// counting when it is made again and no listener takes the new one for old news.</summary>
internal sealed class Source : ITenantOwned
{
    public required string Id { get; init; }

    public required string Organization { get; init; }

    public required string Host { get; init; }

    public required string Owner { get; init; }

    public required string Repo { get; init; }

    public string CloneUrl { get; private set; } = "";

    /// <summary>Encrypted by the <see cref="TokenVault"/>; empty for none.</summary>
    public string Token { get; private set; } = "";

    public string TokenMask { get; private set; } = "";

    public bool Active { get; private set; }

    public SourceSettings Settings { get; private set; } = SourceSettings.Default;

    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public bool Deleted { get; private set; } = true;

    /// <summary>The Python server's id for its own sources; others join host and organization.</summary>
    public static string IdOf(string organization, string host, string owner, string repo)
    {
        var repository = $"{owner}/{repo}";
        var name = organization == Caller.LocalOrganization && host == "github.com"
            ? repository : $"{organization}:{host}:{repository}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..12];
    }

    public SourceChanged Create(NewSource body, TokenVault vault, DateTimeOffset now)
    {
        (Deleted, Active, CreatedAt, Settings) = (false, true, now, SourceSettings.Default);
        CloneUrl = JakeOps.GitHubSync.CloneUrl.Of(Host, Owner, Repo);
        return Apply(body, vault, now);
    }

    public SourceChanged Change(SourcePatch patch, TokenVault vault, DateTimeOffset now)
    {
        Active = patch.Active ?? Active;
        return Apply(patch, vault, now);
    }

    public SourceChanged Delete(DateTimeOffset now)
    {
        (Deleted, Active, Token, TokenMask) = (true, false, "", "");
        return Changed(now);
    }

    private SourceChanged Apply(SourceBody body, TokenVault vault, DateTimeOffset now)
    {
        Settings = Settings.With(body);
        CloneUrl = body.CloneUrl ?? CloneUrl;
        // A client that sends back what it was shown does not mean to change the token.
        if (body.Token is { } token && (token != TokenMask || token.Length == 0))
            (Token, TokenMask) = (vault.Protect(token), TokenVault.Mask(token));
        return Changed(now);
    }

    private SourceChanged Changed(DateTimeOffset now)
    {
        Version++;
        var limits = Settings.Limits;
        return new(
            Organization, Id, Version, Host, $"{Owner}/{Repo}", CloneUrl, Active, Settings.Endpoint, Settings.Checkpoints,
            Settings.RequiredTags, Settings.AllowedTools,
            new(limits.MaxReviewRounds, limits.MaxTurns, limits.MaxCostUsd, limits.TimeoutSeconds, limits.MaxFailedChecks),
            Deleted, now);
    }
}
