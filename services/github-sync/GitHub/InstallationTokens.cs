using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace JakeOps.GitHubSync;

/// <summary>A GitHub App's tokens: good for an hour, made with the App's key, shared by all replicas.</summary>
/// <remarks>Two replicas that make one at the same moment both get a good one; the later stays.</remarks>
internal sealed class InstallationTokens(
    IServiceScopeFactory scopes, GitHubHttp http, Budgets budgets, TokenVault vault, TimeProvider clock)
{
    private static readonly TimeSpan RefreshBefore = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan JwtLife = TimeSpan.FromMinutes(9);

    // For its first seconds the host may not know a token that it made itself.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _oneAtATime = new(1);

    public async Task<(string? Token, bool IsFresh, Problem? Problem)> GetAsync(
        Access access, Credential.App app, CancellationToken ct)
    {
        if (await StoredAsync(access, ct) is { } stored) return stored;
        await _oneAtATime.WaitAsync(ct);
        try
        {
            return await StoredAsync(access, ct) is { } made ? made : await MakeAsync(access, app, ct);
        }
        finally { _oneAtATime.Release(); }
    }

    /// <summary>The host does not take it any more.</summary>
    public async Task ForgetAsync(Access access, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GitHubSyncDbContext>();
        await db.Budgets.Where(one => one.Account == access.Account)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.InstallationToken, ""), ct);
    }

    private async Task<(string?, bool, Problem?)?> StoredAsync(Access access, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await budgets.ReadAsync(access.Account, ct) is not { InstallationToken.Length: > 0 } budget
            || budget.InstallationTokenUntil <= now + RefreshBefore) return null;
        try { return (vault.Read(budget.InstallationToken), now - budget.InstallationTokenMadeAt < Fresh, null); }
        catch (CryptographicException) { return null; }
    }

    private async Task<(string?, bool, Problem?)> MakeAsync(Access access, Credential.App app, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (Jwt(app, now) is not { } jwt)
            return (null, false, new(ProblemKind.Unusable,
                "The GitHub App's private key cannot be read: give the source the PEM file that GitHub made."));
        var (answer, problem) = await http.SendAsync(access, HttpMethod.Post,
            access.Join($"app/installations/{app.Installation}/access_tokens"), new("Bearer", jwt), new { }, null, ct);
        if (answer is null) return (null, false, problem);
        if (ProblemReader.Read(answer, now) is { } refused) return (null, false, Explain(refused));
        if (Payloads.Read<InstallationToken>(answer.Body) is not { Token.Length: > 0 } made)
            return (null, false, new(ProblemKind.Transient, "The host sent a token for the App that cannot be read."));
        await StoreAsync(access.Account, made, now, ct);
        return (made.Token, true, null);
    }

    private async Task StoreAsync(string account, InstallationToken made, DateTimeOffset now, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GitHubSyncDbContext>();
        await Budgets.EnsureAsync(db, account, ct);
        var secret = vault.Protect(made.Token!);
        // By our own clock; the host's may differ.
        var until = now.AddHours(1);
        await db.Budgets.Where(one => one.Account == account).ExecuteUpdateAsync(set => set
            .SetProperty(one => one.InstallationToken, secret).SetProperty(one => one.InstallationTokenMadeAt, now)
            .SetProperty(one => one.InstallationTokenUntil, until), ct);
    }

    private static Problem Explain(Problem refused) => refused.Kind switch
    {
        ProblemKind.Unauthorized => refused with
        {
            Sentence = "GitHub does not take the App's key: are the App's id and its private key those of one App, and is "
                + "the clock of this server right?",
        },
        ProblemKind.NotFound => refused with
        {
            Sentence = "The App has no such installation: was it uninstalled? Install it and give the source the new "
                + "installation id.",
        },
        ProblemKind.Forbidden => refused with
        {
            Sentence = "The App's installation is suspended: let the organization's owner unsuspend it.",
        },
        _ => refused,
    };

    private static string? Jwt(Credential.App app, DateTimeOffset now)
    {
        using var key = RSA.Create();
        try { key.ImportFromPem(app.PrivateKey); }
        catch (Exception bad) when (bad is ArgumentException or CryptographicException) { return null; }
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = app.Id, IssuedAt = (now - ClockSkew).UtcDateTime, Expires = (now + JwtLife).UtcDateTime,
            // The key lives as long as this call; a cached signer would outlive it.
            SigningCredentials = new(new RsaSecurityKey(key) { CryptoProviderFactory = new() { CacheSignatureProviders = false } },
                SecurityAlgorithms.RsaSha256),
        });
    }
}
