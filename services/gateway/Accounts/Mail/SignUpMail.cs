using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.Gateway.Accounts.Mail;

/// <summary>The way in where sign-up is open: whoever signed up hears only by mail whether there is an account of that
/// address.</summary>
internal static class SignUpMail
{
    public static async Task<Letter?> WriteAsync(IServiceProvider services, Account account, CancellationToken ct)
    {
        var db = services.GetRequiredService<GatewayDbContext>();
        var options = services.GetRequiredService<IOptions<AccountOptions>>().Value;
        var throttle = services.GetRequiredService<Throttle>();
        var email = services.GetRequiredService<UserManager<Account>>().NormalizeEmail(account.Email)!;
        // Nobody's mailbox is filled by a stranger.
        if (await throttle.WaitAsync(Throttle.Mail(email), ct) is not null) return null;
        await throttle.FailedAsync(Throttle.Mail(email), ct);
        if (await db.Accounts.AnyAsync(one => one.NormalizedUserName == email, ct))
            return new(account.Email!, "You have a JakeOps account already", $"""
                Somebody, perhaps you, wanted to sign up with this address. It has an account already: sign in at
                {options.PublicAddress} or reset your password there. If that was not you, there is nothing to do.
                """);
        var secret = SecretToken.New();
        db.OneTimeLinks.Add(new()
        {
            Hash = SecretToken.Hash(secret), Kind = LinkKind.SignUp, Email = account.Email, Name = account.Name,
            PasswordHash = account.PasswordHash,
            ExpiresAt = services.GetRequiredService<TimeProvider>().GetUtcNow() + options.SignUpByMail,
        });
        await db.SaveChangesAsync(ct);
        return new(account.Email!, "Welcome to JakeOps", $"""
            Somebody, perhaps you, wanted to sign up with this address. This link, with the password that was chosen, makes
            the account; it is good once, until tomorrow:

            {options.ConfirmLinkByMail(secret)}

            If that was not you, there is nothing to do.
            """);
    }

    /// <summary>The account that waits for it; null where link and password do not fit. A wrong password leaves the
    /// link as it is.</summary>
    public static async Task<Account?> TakeAsync(
        GatewayDbContext db, IPasswordHasher<Account> hasher, ConfirmBody body, TimeProvider clock, CancellationToken ct)
    {
        var (hash, now) = (SecretToken.Hash(body.Token ?? ""), clock.GetUtcNow());
        var link = await db.OneTimeLinks.AsNoTracking()
            .FirstOrDefaultAsync(one => one.Hash == hash && one.Kind == LinkKind.SignUp && one.ExpiresAt > now, ct);
        if (link is null || body.Password is null or { Length: > Passwords.PasswordRules.Longest }) return null;
        var account = new Account
        {
            UserName = link.Email, Email = link.Email, Name = link.Name!, CreatedAt = now, PasswordHash = link.PasswordHash,
        };
        if (hasher.VerifyHashedPassword(account, link.PasswordHash!, body.Password) == PasswordVerificationResult.Failed) return null;
        return await db.OneTimeLinks.Where(one => one.Hash == hash).ExecuteDeleteAsync(ct) == 1 ? account : null;
    }
}
