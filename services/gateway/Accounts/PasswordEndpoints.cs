using JakeOps.Gateway.Accounts.Mail;
using JakeOps.Gateway.Accounts.Passwords;
using JakeOps.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

using Microsoft.Extensions.Options;

namespace JakeOps.Gateway.Accounts;

internal sealed record ChangePasswordBody(string Current, string New);

internal sealed record ForgotBody(string Email);

/// <param name="Token">The secret of the link.</param>
internal sealed record ResetBody(string Token, string Password);

internal static class PasswordEndpoints
{
    private const string Sent = "If there is an account of this address, a mail with a link is on its way to it.";
    private const string NoMail = "No mail goes out from here: ask an owner of your organization for a link that sets a new password.";
    private const string NoLink = "The link was used, or ran out, or never was: ask for another one.";

    public static void MapPasswords(this RouteGroupBuilder account)
    {
        account.MapPost("/password", ChangeAsync).WithName("ChangePassword").NeedsSession()
            .WithSummary("Change the password; every other session ends")
            .ProducesProblem(403).ProducesProblem(409).ProducesProblem(429);
        account.MapPost("/password/forgot", Forgot).WithName("ForgotPassword").AllowAnonymousCaller()
            .WithSummary("Ask for a mail with a link that sets a new password; the answer is the same whoever asks")
            .ProducesProblem(409);
        account.MapPost("/password/reset", ResetAsync).WithName("ResetPassword").AllowAnonymousCaller()
            .WithSummary("Set a new password by a link, once; every session of the account ends").ProducesProblem(403).ProducesProblem(429);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(
        ChangePasswordBody body, Visitor visitor, HttpContext context, OwnPassword password,
        PasswordChange change, CancellationToken ct)
    {
        var (account, refusal) = await password.CheckAsync(context, visitor, body.Current);
        if (account is null) return refusal!;
        if (PasswordRules.Refuse(body.New ?? "", account.Email!, account.Name) is { } weak) return TypedResults.Problem(weak, statusCode: 422);
        await change.SetAsync(account, body.New!, clearTwoFactor: false, keep: visitor.SessionId, ct);
        return TypedResults.NoContent();
    }

    private static Results<Accepted<Told>, ProblemHttpResult> Forgot(ForgotBody body, MailQueue mail, IOptions<MailOptions> options)
    {
        if (!options.Value.IsConfigured) return TypedResults.Problem(NoMail, statusCode: 409);
        if (Names.RefuseEmail(body.Email) is { } refusal) return TypedResults.Problem(refusal, statusCode: 422);
        mail.Order((services, stop) => ResetMail.WriteAsync(services, body.Email, stop));
        return TypedResults.Accepted((string?)null, new Told(Sent));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ResetAsync(
        ResetBody body, HttpContext context, PasswordChange change, Throttle throttle, CancellationToken ct)
    {
        var keys = Throttle.Setup(context);
        if (await throttle.WaitAsync(keys, ct) is { } wait) return Waiting.Refuse(context, wait);
        var (found, refusal) = await change.ByLinkAsync(body.Token ?? "", body.Password ?? "", ct);
        if (refusal is not null) return TypedResults.Problem(refusal, statusCode: 422);
        if (found) return TypedResults.NoContent();
        await throttle.FailedAsync(keys, ct);
        return TypedResults.Problem(NoLink, statusCode: 403);
    }
}
