using Microsoft.AspNetCore.Identity;

namespace JakeOps.Gateway.Accounts.Passwords;

/// <summary>The hash of a password that nobody has: checking it takes as long as checking somebody's.</summary>
internal sealed class NobodysPassword
{
    private volatile string? _hash;

    public void Verify(IPasswordHasher<Account> hasher, string password)
    {
        var nobody = new Account { Name = "", CreatedAt = default };
        _hash ??= hasher.HashPassword(nobody, SecretToken.New());
        hasher.VerifyHashedPassword(nobody, _hash, password);
    }
}

/// <summary>Whether a password is right, in the same time whether or not there is such an account.</summary>
internal sealed class PasswordCheck(UserManager<Account> accounts, IPasswordHasher<Account> hasher, NobodysPassword nobodys)
{
    public async Task<bool> IsRightAsync(Account? account, string password)
    {
        // Hashing must not cost what a stranger likes.
        if (password.Length > PasswordRules.Longest) password = "";
        if (account?.PasswordHash is not null) return await accounts.CheckPasswordAsync(account, password);
        nobodys.Verify(hasher, password);
        return false;
    }
}
