using System.Security.Cryptography;
using System.Text;
using JakeOps.Contracts;
using JakeOps.Hosting;

namespace JakeOps.GitHubSync;

/// <summary>A repository whose requests become Deliveries. A deleted one stays as a row, so that its version goes on
/// counting when it is made again and no listener takes the new one for old news.</summary>
/// <remarks>What is known of its repository changes far more often, and stands in <see cref="SourceSync"/>.</remarks>
internal sealed class Source : ITenantOwned
{
    public required string Id { get; init; }

    public required string Organization { get; init; }

    public required string Host { get; init; }

    public required string Owner { get; set; }

    public required string Repo { get; set; }

    public string CloneUrl { get; private set; } = "";

    /// <summary>Root of the host's API, where it is not the usual one.</summary>
    public string? BaseUrl { get; private set; }

    public SourceAccess Access { get; private set; }

    /// <summary>Encrypted by the <see cref="TokenVault"/>; empty for none.</summary>
    public string Token { get; private set; } = "";

    public string TokenMask { get; private set; } = "";

    public string? AppId { get; private set; }

    public long? InstallationId { get; private set; }

    /// <summary>The App's private key, encrypted; empty for none.</summary>
    public string AppKey { get; private set; } = "";

    /// <summary>Signs webhooks; encrypted, empty for none.</summary>
    public string WebhookSecret { get; private set; } = "";

    /// <summary>The one before, good for a while so that the host can be given the new one in peace.</summary>
    public string EarlierWebhookSecret { get; private set; } = "";

    public DateTimeOffset EarlierWebhookSecretUntil { get; private set; }

    public bool Active { get; private set; }

    public SourceSettings Settings { get; private set; } = SourceSettings.Default;

    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public bool Deleted { get; private set; } = true;

    public string Repository => $"{Owner}/{Repo}";

    public Uri Api => BaseUrl is null ? ApiRoot.Of(Host) : new(BaseUrl);

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
        (BaseUrl, CloneUrl) = (body.BaseUrl, JakeOps.GitHubSync.CloneUrl.Of(Host, Owner, Repo));
        return Apply(body, vault, now);
    }

    public SourceChanged Change(SourcePatch patch, TokenVault vault, DateTimeOffset now)
    {
        Active = patch.Active ?? Active;
        return Apply(patch, vault, now);
    }

    public SourceChanged Delete(DateTimeOffset now)
    {
        (Deleted, Active, Access, Token, TokenMask) = (true, false, SourceAccess.None, "", "");
        (AppId, InstallationId, AppKey, WebhookSecret, EarlierWebhookSecret) = (null, null, "", "", "");
        return Changed(now);
    }

    /// <summary>The host knows the repository by another name now. Its id stays, and so do its Deliveries.</summary>
    public SourceChanged Rename(string owner, string repo, DateTimeOffset now)
    {
        var usual = CloneUrl == JakeOps.GitHubSync.CloneUrl.Of(Host, Owner, Repo);
        (Owner, Repo) = (owner, repo);
        if (usual) CloneUrl = JakeOps.GitHubSync.CloneUrl.Of(Host, owner, repo);
        return Changed(now);
    }

    /// <summary>Makes a secret for webhooks; the one of now stays good until then.</summary>
    public string NewWebhookSecret(TokenVault vault, DateTimeOffset earlierUntil)
    {
        (EarlierWebhookSecret, EarlierWebhookSecretUntil) = (WebhookSecret, earlierUntil);
        var secret = RandomNumberGenerator.GetHexString(64, lowercase: true);
        WebhookSecret = vault.Protect(secret);
        return secret;
    }

    public void EndEarlierWebhookSecret() => EarlierWebhookSecret = "";

    private SourceChanged Apply(SourceBody body, TokenVault vault, DateTimeOffset now)
    {
        Settings = Settings.With(body);
        CloneUrl = body.CloneUrl ?? CloneUrl;
        // A client that sends back what it was shown does not mean to change the token.
        if (body.Token is { } token && (token != TokenMask || token.Length == 0))
        {
            (Token, TokenMask) = (vault.Protect(token), TokenVault.Mask(token));
            if (token.Length > 0) Access = SourceAccess.Token;
            else if (Access == SourceAccess.Token) Access = SourceAccess.None;
        }
        if (body.App is { } app)
        {
            (AppId, InstallationId, Access) = (app.AppId, app.InstallationId, SourceAccess.App);
            if (app.PrivateKey is { Length: > 0 } key) AppKey = vault.Protect(key);
        }
        Access = body.Access ?? Access;
        return Changed(now);
    }

    private SourceChanged Changed(DateTimeOffset now)
    {
        Version++;
        var limits = Settings.Limits;
        return new(
            Organization, Id, Version, Host, Repository, CloneUrl, Active, Settings.Endpoint, Settings.Checkpoints,
            Settings.RequiredTags, Settings.AllowedTools,
            new(limits.MaxReviewRounds, limits.MaxTurns, limits.MaxCostUsd, limits.TimeoutSeconds, limits.MaxFailedChecks),
            Deleted, now, new(Settings.Approvals.Needed, Settings.Approvals.ByRequester));
    }
}
