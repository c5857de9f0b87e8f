using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace JakeOps.Gateway.Accounts.Passwords;

/// <summary>Whether a password is right, in the same time whether or not there is such an account.</summary>
internal sealed class PasswordCheck(UserManager<Account> accounts, IOptions<PasswordHasherOptions> options)
{
    private static volatile string? _nobodys;

    public async Task<bool> IsRightAsync(Account? account, string password)
    {
        // Hashing must not cost what a stranger likes.
        if (password.Length > PasswordRules.Longest) password = "";
        if (account?.PasswordHash is not null) return await accounts.CheckPasswordAsync(account, password);
        _nobodys ??= new PasswordHasher<string>(options).HashPassword("", SecretToken.New());
        new PasswordHasher<string>(options).VerifyHashedPassword("", _nobodys, password);
        return false;
    }
}
