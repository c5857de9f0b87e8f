using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Gateway.Accounts;

/// <summary>The code of an authenticator app, or a recovery code in its place. Neither is good twice.</summary>
internal sealed class SecondFactor(UserManager<Account> accounts, GatewayDbContext db, Throttle throttle)
{
    /// <summary>More codes than are good at any one time.</summary>
    private const int Remembered = 6;

    private static readonly Dictionary<string, object?> Asks = new() { ["two_factor"] = true };

    /// <summary>Null where the account has none, or it is right.</summary>
    public async Task<ProblemHttpResult?> RefuseAsync(HttpContext context, Account account, string? code, string? recoveryCode)
    {
        if (!account.TwoFactorEnabled) return null;
        if (code is null && recoveryCode is null)
            return TypedResults.Problem(
                "Send the code of your authenticator app too (code), or one of your recovery codes (recovery_code).",
                statusCode: 401, extensions: Asks);
        var (keys, ct) = (Throttle.SecondFactor(account.Id), context.RequestAborted);
        if (await throttle.WaitAsync(keys, ct) is { } wait) return Waiting.Refuse(context, wait);
        var right = code is not null
            ? await IsRightAsync(account, code, ct)
            : (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, recoveryCode!)).Succeeded;
        if (right)
        {
            await throttle.SucceededAsync(keys, ct);
            return null;
        }
        await throttle.FailedAsync(keys, ct);
        return TypedResults.Problem(
            "This code is not right, or it was used already: take the next one of your authenticator app.", statusCode: 401, extensions: Asks);
    }

    public async Task<bool> IsRightAsync(Account account, string code, CancellationToken ct)
    {
        code = code.Replace(" ", "", StringComparison.Ordinal);
        var used = account.UsedCodes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (used.Contains(code)
            || !await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code)) return false;
        var (before, after) = (account.UsedCodes, string.Join(' ', used.Append(code).TakeLast(Remembered)));
        // Of two who send the same code at once, one writes it down.
        var first = await db.Accounts.Where(one => one.Id == account.Id && one.UsedCodes == before)
            .ExecuteUpdateAsync(update => update.SetProperty(one => one.UsedCodes, after), ct) == 1;
        if (first) account.UsedCodes = after;
        return first;
    }
}
