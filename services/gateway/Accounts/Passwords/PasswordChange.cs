using JakeOps.Gateway.Accounts.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Gateway.Accounts.Passwords;

/// <summary>A new password ends what the old one opened: sessions, and links that would set another one.</summary>
internal sealed class PasswordChange(
    GatewayDbContext db, UserManager<Account> accounts, SessionWriter sessions, IPasswordHasher<Account> hasher, TimeProvider clock)
{
    /// <param name="keep">The session that goes on.</param>
    public async Task SetAsync(Account account, string password, bool clearTwoFactor, string? keep, CancellationToken ct)
    {
        account.PasswordHash = hasher.HashPassword(account, password);
        if (clearTwoFactor)
        {
            account.TwoFactorEnabled = false;
            await accounts.ResetAuthenticatorKeyAsync(account);
        }
        await accounts.UpdateSecurityStampAsync(account);
        await db.OneTimeLinks.Where(link => link.Account == account.Id).ExecuteDeleteAsync(ct);
        await sessions.EndAllAsync(account.Id, keep, ct);
    }

    /// <summary>A password that is refused leaves the link as it is.</summary>
    public async Task<(bool Found, string? Refusal)> ByLinkAsync(string secret, string password, CancellationToken ct)
    {
        var (hash, now) = (SecretToken.Hash(secret), clock.GetUtcNow());
        var link = await db.OneTimeLinks.AsNoTracking()
            .FirstOrDefaultAsync(one => one.Hash == hash && one.Kind == LinkKind.Reset && one.ExpiresAt > now, ct);
        if (link is null || await accounts.FindByIdAsync(link.Account!) is not { } account) return (false, null);
        if (PasswordRules.Refuse(password, account.Email!, account.Name) is { } weak) return (true, weak);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Of two who use it at once, one finds it.
        if (await db.OneTimeLinks.Where(one => one.Hash == hash).ExecuteDeleteAsync(ct) == 0) return (false, null);
        await SetAsync(account, password, link.ClearsTwoFactor, keep: null, ct);
        await transaction.CommitAsync(ct);
        return (true, null);
    }

    public async Task<string> NewLinkAsync(string account, TimeSpan life, bool clearsTwoFactor, CancellationToken ct)
    {
        var secret = SecretToken.New();
        db.OneTimeLinks.Add(new()
        {
            Hash = SecretToken.Hash(secret), Kind = LinkKind.Reset, Account = account, ClearsTwoFactor = clearsTwoFactor,
            ExpiresAt = clock.GetUtcNow() + life,
        });
        await db.SaveChangesAsync(ct);
        return secret;
    }
}
