using System.ComponentModel;
using JakeOps.Gateway.Accounts.Mail;
using JakeOps.Gateway.Accounts.Passwords;
using JakeOps.Gateway.Accounts.Sessions;
using JakeOps.Gateway.Pages;
using JakeOps.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.Gateway.Accounts;

/// <param name="SetupCode">For the first account: stands in the gateway's log.</param>
/// <param name="Invitation">The secret of an invitation's link.</param>
internal sealed record SignUpBody(string Email, string Name, string Password, string? SetupCode, string? Invitation);

/// <param name="Token">The secret of the link in the mail.</param>
/// <param name="Password">The one that was chosen: the mail alone opens nothing.</param>
internal sealed record ConfirmBody(string Token, string Password);

internal sealed record SetupView(
    [property: Description("Whether people sign in here; false in local mode without sign-in.")] bool Login,
    [property: Description("There is no account yet: the first sign-up needs the setup code of the log.")] bool NeedsSetup,
    SignUp SignUp,
    [property: Description("Whether forgotten passwords are reset by mail.")] bool Mail,
    IReadOnlyList<SignInProvider> Providers,
    [property: Description("Whether POST /api/demo is here, which shows the way with a simulated agent.")] bool Demo);

internal sealed record Told(string Detail);

internal static class SignUpEndpoints
{
    private const string Closed =
        "Nobody can sign up here without an invitation: ask an owner of the organization for a link.";

    private const string NeedsCode =
        "There is no account yet: the first one needs the setup code, which stands in the gateway's log.";

    private const string ClosedToInvited =
        "Sign-up is closed: invitations are for those who have an account. An operator changes that by Accounts:SignUp.";

    private const string LookIntoMail = "Look into your mail: a link there goes on.";

    public static void MapSignUp(this RouteGroupBuilder account)
    {
        account.MapGet("/setup", Setup).WithName("GetSetup").AllowAnonymousCaller()
            .WithSummary("How people get in here; open to everybody");
        account.MapPost("/sign-up", SignUpAsync).WithName("SignUp").AllowAnonymousCaller()
            .WithSummary("Make an account, and sign in with it: the first one with the setup code, others as invited; where sign-up is open, a mail goes on (202)")
            .ProducesProblem(403).ProducesProblem(409).ProducesProblem(422).ProducesProblem(429);
        account.MapPost("/sign-up/confirm", ConfirmAsync).WithName("ConfirmSignUp").AllowAnonymousCaller()
            .WithSummary("Make the account that the mail's link stands for, and sign in with it")
            .ProducesProblem(403).ProducesProblem(409).ProducesProblem(429);
    }

    private static async Task<SetupView> Setup(
        SignInMode mode, GatewayDbContext db, IOptions<AccountOptions> options, IOptions<MailOptions> mail,
        IEnumerable<SignInProvider> providers, IOptions<DashboardOptions> dashboard, CancellationToken ct) =>
        new(mode.Required, mode.Required && !await db.Accounts.AnyAsync(ct), options.Value.SignUp, mail.Value.IsConfigured,
            [.. providers], dashboard.Value.Demo);

    private static async Task<Results<Created<AccountView>, Accepted<Told>, ProblemHttpResult>> SignUpAsync(
        SignUpBody body, HttpContext context, SignInMode mode, GatewayDbContext db, AccountMaker maker, Throttle throttle,
        SessionWriter sessions, MailQueue mail, IPasswordHasher<Account> hasher, IOptions<AccountOptions> options,
        TimeProvider clock, CancellationToken ct)
    {
        if (!mode.Required) return TypedResults.Problem(Visitors.NoSignIn, statusCode: 409);
        var refusal = Names.RefuseEmail(body.Email) ?? Names.Refuse(body.Name, "name")
            ?? PasswordRules.Refuse(body.Password ?? "", body.Email, body.Name);
        if (refusal is not null) return TypedResults.Problem(refusal, statusCode: 422);
        var account = new Account
        {
            UserName = body.Email.Trim(), Email = body.Email.Trim(), Name = body.Name.Trim(), CreatedAt = clock.GetUtcNow(),
        };
        if (!await db.Accounts.AnyAsync(ct))
        {
            if (body.SetupCode is null) return TypedResults.Problem(NeedsCode, statusCode: 403);
            return await GuardedAsync(context, throttle, sessions, db,
                () => maker.FirstAsync(account, body.Password!, body.SetupCode, ct));
        }
        if (body.Invitation is { } invitation)
            return options.Value.SignUp == SignUp.Closed
                ? TypedResults.Problem(ClosedToInvited, statusCode: 403)
                : await GuardedAsync(context, throttle, sessions, db,
                    () => maker.InvitedAsync(account, body.Password!, invitation, ct));
        if (options.Value.SignUp != SignUp.Open) return TypedResults.Problem(Closed, statusCode: 403);
        account.PasswordHash = hasher.HashPassword(account, body.Password!);
        mail.Order((services, stop) => SignUpMail.WriteAsync(services, account, stop));
        return TypedResults.Accepted((string?)null, new Told(LookIntoMail));
    }

    private static async Task<Results<Created<AccountView>, ProblemHttpResult>> ConfirmAsync(
        ConfirmBody body, HttpContext context, GatewayDbContext db, AccountMaker maker, Throttle throttle,
        SessionWriter sessions, IPasswordHasher<Account> hasher, TimeProvider clock, CancellationToken ct)
    {
        var made = await GuardedAsync(context, throttle, sessions, db, async () =>
            await SignUpMail.TakeAsync(db, hasher, body, clock, ct) is { } account
                ? await maker.ConfirmedAsync(account, ct)
                : Made.No("The link or the password is not right, or the link was used or is older than a day: sign up again.", 403));
        return made.Result is Created<AccountView> created ? created : (ProblemHttpResult)made.Result;
    }

    /// <summary>Whoever guesses codes and links is slowed down.</summary>
    private static async Task<Results<Created<AccountView>, Accepted<Told>, ProblemHttpResult>> GuardedAsync(
        HttpContext context, Throttle throttle, SessionWriter sessions, GatewayDbContext db, Func<Task<Made>> make)
    {
        var (keys, ct) = (Throttle.Setup(context), context.RequestAborted);
        if (await throttle.WaitAsync(keys, ct) is { } wait) return Waiting.Refuse(context, wait);
        var made = await make();
        if (made.Account is null)
        {
            if (made.Status == 403) await throttle.FailedAsync(keys, ct);
            return TypedResults.Problem(made.Refusal, statusCode: made.Status);
        }
        await sessions.BeginAsync(context, made.Account, made.Organization);
        return TypedResults.Created("/api/account", await AccountView.OfAsync(db, made.Account, made.Organization, ct));
    }
}
