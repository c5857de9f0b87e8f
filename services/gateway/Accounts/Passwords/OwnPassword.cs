using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace JakeOps.Gateway.Accounts.Passwords;

/// <summary>Asked again before what somebody at an unattended screen must not do.</summary>
internal sealed class OwnPassword(UserManager<Account> accounts, PasswordCheck passwords, Throttle throttle)
{
    /// <summary>The account, or what refuses.</summary>
    public async Task<(Account? Account, ProblemHttpResult? Refusal)> CheckAsync(HttpContext context, Visitor visitor, string? password)
    {
        var account = (await accounts.FindByIdAsync(visitor.Account))!;
        var (keys, ct) = (Throttle.Password(context, account.NormalizedEmail!), context.RequestAborted);
        if (await throttle.WaitAsync(keys, ct) is { } wait) return (null, Waiting.Refuse(context, wait));
        if (await passwords.IsRightAsync(account, password ?? "")) return (account, null);
        await throttle.FailedAsync(keys, ct);
        return (null, TypedResults.Problem("This is not your password.", statusCode: 403));
    }
}
