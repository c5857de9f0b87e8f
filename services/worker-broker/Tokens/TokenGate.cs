using System.Security.Cryptography;
using System.Text;
using JakeOps.Worker.Protocol;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.WorkerBroker;

/// <summary>Checks the token of a worker that wants to come in.</summary>
internal sealed class TokenGate(IServiceScopeFactory scopes, TimeProvider clock)
{
    public static string HashOf(string token) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>The token's row, or the sentence that says why there is none.</summary>
    public async Task<(WorkerToken? Token, string Refusal)> OpenAsync(
        string? authorization, string address, CancellationToken ct)
    {
        const string scheme = "Bearer ";
        if (authorization is null || !authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            return (null, "A worker token is missing: send it as 'Authorization: Bearer jow_...'.");
        var text = authorization[scheme.Length..].Trim();
        if (TokenFormat.ServerOf(text) is null)
            return (null, "This is no whole worker token (jow_...): copy it again, or make a new one.");
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BrokerDbContext>();
        var (hash, now) = (HashOf(text), clock.GetUtcNow());
        var token = await db.Tokens.IgnoreQueryFilters().AsNoTracking()
            .SingleOrDefaultAsync(row => row.Hash == hash, ct);
        if (token is null) return (null, "This server does not know the worker token: it was made by another server.");
        if (token.RevokedAt is not null) return (null, $"The worker token '{token.Name}' was revoked: make a new one.");
        if (token.ExpiresAt <= now) return (null, $"The worker token '{token.Name}' has expired: make a new one.");
        await db.Tokens.IgnoreQueryFilters().Where(row => row.Id == token.Id).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.LastUsedAt, now).SetProperty(row => row.LastUsedAddress, address), ct);
        return (token, "");
    }

    public async Task<bool> StillOpenAsync(WorkerToken token, CancellationToken ct)
    {
        if (token.ExpiresAt <= clock.GetUtcNow()) return false;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BrokerDbContext>();
        return await db.Tokens.IgnoreQueryFilters().AnyAsync(row => row.Id == token.Id && row.RevokedAt == null, ct);
    }
}
