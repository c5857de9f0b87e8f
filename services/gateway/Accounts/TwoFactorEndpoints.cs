using JakeOps.Gateway.Accounts.Passwords;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace JakeOps.Gateway.Accounts;

/// <param name="Uri">For a QR code.</param>
internal sealed record TwoFactorView(string Secret, string Uri);

internal sealed record CodeBody(string Code);

/// <param name="RecoveryCodes">Shown once; each is good once, in place of a code.</param>
internal sealed record RecoveryView(IReadOnlyList<string> RecoveryCodes);

internal static class TwoFactorEndpoints
{
    private const int RecoveryCodes = 10;
    private const string Already = "Two-factor sign-in is on already: turn it off first.";

    public static void MapTwoFactor(this RouteGroupBuilder account)
    {
        account.MapPost("/two-factor", BeginAsync).WithName("BeginTwoFactor").NeedsSession()
            .WithSummary("A new secret for an authenticator app; nothing changes before it is confirmed").ProducesProblem(409);
        account.MapPost("/two-factor/confirm", ConfirmAsync).WithName("ConfirmTwoFactor").NeedsSession()
            .WithSummary("Turn two-factor sign-in on, by a code that the app shows").ProducesProblem(409).ProducesProblem(429);
        account.MapDelete("/two-factor", EndAsync).WithName("EndTwoFactor").NeedsSession()
            .WithSummary("Turn two-factor sign-in off").ProducesProblem(403).ProducesProblem(409).ProducesProblem(429);
    }

    private static async Task<Results<Ok<TwoFactorView>, ProblemHttpResult>> BeginAsync(
        Visitor visitor, UserManager<Account> accounts)
    {
        var account = (await accounts.FindByIdAsync(visitor.Account))!;
        if (account.TwoFactorEnabled) return TypedResults.Problem(Already, statusCode: 409);
        await accounts.ResetAuthenticatorKeyAsync(account);
        var secret = (await accounts.GetAuthenticatorKeyAsync(account))!;
        var label = Uri.EscapeDataString(account.Email!);
        return TypedResults.Ok(new TwoFactorView(secret, $"otpauth://totp/JakeOps:{label}?secret={secret}&issuer=JakeOps&digits=6"));
    }

    private static async Task<Results<Ok<RecoveryView>, ProblemHttpResult>> ConfirmAsync(
        CodeBody body, Visitor visitor, HttpContext context, UserManager<Account> accounts, SecondFactor second, Throttle throttle,
        CancellationToken ct)
    {
        var account = (await accounts.FindByIdAsync(visitor.Account))!;
        if (account.TwoFactorEnabled) return TypedResults.Problem(Already, statusCode: 409);
        var keys = Throttle.SecondFactor(account.Id);
        if (await throttle.WaitAsync(keys, ct) is { } wait) return Waiting.Refuse(context, wait);
        if (!await second.IsRightAsync(account, body.Code ?? "", ct))
        {
            await throttle.FailedAsync(keys, ct);
            return TypedResults.Problem(
                "This is not the code that your app shows now. Is the clock of your phone right?", statusCode: 422);
        }
        await throttle.SucceededAsync(keys, ct);
        await accounts.SetTwoFactorEnabledAsync(account, true);
        var codes = await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes);
        return TypedResults.Ok(new RecoveryView([.. codes!]));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(
        [FromBody] PasswordBody body, Visitor visitor, HttpContext context, OwnPassword password, UserManager<Account> accounts)
    {
        var (account, refusal) = await password.CheckAsync(context, visitor, body.Password);
        if (account is null) return refusal!;
        await accounts.SetTwoFactorEnabledAsync(account, false);
        await accounts.ResetAuthenticatorKeyAsync(account);
        return TypedResults.NoContent();
    }
}
