using JakeOps.Gateway.Accounts.Passwords;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace JakeOps.Gateway.Accounts.Mail;

internal static class ResetMail
{
    /// <summary>Null where there is no such account, or it has had enough of these.</summary>
    public static async Task<Letter?> WriteAsync(IServiceProvider services, string email, CancellationToken ct)
    {
        var accounts = services.GetRequiredService<UserManager<Account>>();
        var throttle = services.GetRequiredService<Throttle>();
        var options = services.GetRequiredService<IOptions<AccountOptions>>().Value;
        if (await accounts.FindByNameAsync(email) is not { } account) return null;
        var keys = Throttle.Mail(account.NormalizedEmail!);
        if (await throttle.WaitAsync(keys, ct) is not null) return null;
        await throttle.FailedAsync(keys, ct);
        var secret = await services.GetRequiredService<PasswordChange>()
            .NewLinkAsync(account.Id, options.ResetByMail, clearsTwoFactor: false, ct);
        return new(account.Email!, "A new password for JakeOps", $"""
            Somebody, perhaps you, forgot the password of this address. This link sets a new one; it is good once, for
            {(int)options.ResetByMail.TotalMinutes} minutes:

            {options.ResetLinkByMail(secret)}

            If that was not you, there is nothing to do: your password stays.
            """);
    }
}
