using JakeOps.Gateway.Accounts.Passwords;
using JakeOps.Gateway.Accounts.Sessions;
using JakeOps.Gateway.Audit;
using JakeOps.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace JakeOps.Gateway.Accounts;

/// <param name="Code">Of the authenticator app, where two-factor is on.</param>
/// <param name="RecoveryCode">In its place, once.</param>
internal sealed record SignInBody(string Email, string Password, string? Code, string? RecoveryCode);

internal static class SignInEndpoints
{
    /// <summary>The same for an account that is not there.</summary>
    private const string Wrong = "The e-mail address or the password is wrong.";

    public static void MapSignIn(this RouteGroupBuilder account)
    {
        account.MapPost("/sign-in", SignInAsync).WithName("SignIn").AllowAnonymousCaller()
            .WithSummary("Begin a session, whose cookie comes with the answer; a 401 with two_factor asks for a code too")
            .ProducesProblem(409).ProducesProblem(429);
        account.MapPost("/sign-out", SignOutAsync).WithName("SignOut").AllowAnonymousCaller()
            .WithSummary("End this session; without one nothing happens");
    }

    private static async Task<Results<Ok<AccountView>, ProblemHttpResult>> SignInAsync(
        SignInBody body, HttpContext context, SignInMode mode, UserManager<Account> accounts, PasswordCheck passwords,
        SecondFactor second, Throttle throttle, SessionWriter sessions, GatewayDbContext db, CancellationToken ct)
    {
        if (!mode.Required) return TypedResults.Problem(Visitors.NoSignIn, statusCode: 409);
        var keys = Throttle.Password(context, accounts.NormalizeEmail(body.Email ?? "") ?? "");
        if (await throttle.WaitAsync(keys, ct) is { } wait) return Waiting.Refuse(context, wait);
        var account = Names.IsPlain(body.Email) ? await accounts.FindByNameAsync(body.Email) : null;
        if (account is not null) context.Concerns(account.Id, account.Name, account.LastOrganization);
        if (!await passwords.IsRightAsync(account, body.Password ?? ""))
        {
            await throttle.FailedAsync(keys, ct);
            return TypedResults.Problem(Wrong, statusCode: 401);
        }
        if (await second.RefuseAsync(context, account!, body.Code, body.RecoveryCode) is { } refusal) return refusal;
        await throttle.SucceededAsync(keys, ct);
        var memberships = await db.MembershipsAsync(account!.Id, ct);
        var organization = (memberships.FirstOrDefault(one => one.Id == account.LastOrganization) ?? memberships.FirstOrDefault())?.Id;
        await sessions.BeginAsync(context, account, organization);
        return TypedResults.Ok(await AccountView.OfAsync(db, account, organization, ct));
    }

    private static async Task<NoContent> SignOutAsync(HttpContext context, SessionWriter sessions)
    {
        await sessions.EndSentAsync(context);
        return TypedResults.NoContent();
    }
}
