using JakeOps.Gateway.Accounts.Passwords;
using JakeOps.Gateway.Accounts.Sessions;
using JakeOps.Gateway.Organizations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Gateway.Accounts;

internal sealed record NameBody(string Name);

internal sealed record PasswordBody(string Password);

/// <param name="Id">Of an organization that the account is a member of.</param>
internal sealed record SwitchBody(string Id);

internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        var account = routes.MapGroup("/api/account").WithTags("Account");
        account.MapGet("", GetAsync).WithName("GetAccount").NeedsAccount()
            .WithSummary("Who is signed in, in which organization, and what that allows").Produces<AccountView>();
        account.MapPatch("", RenameAsync).WithName("ChangeAccount").NeedsSession()
            .WithSummary("Change the name that others see").ProducesProblem(409);
        account.MapDelete("", DeleteAsync).WithName("DeleteAccount").NeedsSession()
            .WithSummary("Delete the own account for good; not while it is the last owner of an organization")
            .ProducesProblem(403).ProducesProblem(409).ProducesProblem(429);
        account.MapPost("/organization", SwitchAsync).WithName("SwitchOrganization").NeedsSession()
            .WithSummary("Let this session work on another organization").ProducesProblem(404).ProducesProblem(409);
        account.MapSignUp();
        account.MapSignIn();
        account.MapPasswords();
        account.MapSessions();
        account.MapTwoFactor();
    }

    private static async Task<Results<Ok<AccountView>, ProblemHttpResult>> GetAsync(
        Visitor visitor, SignInMode mode, GatewayDbContext db, CancellationToken ct)
    {
        if (!mode.Required) return TypedResults.Ok(AccountView.Local);
        var account = await db.Accounts.AsNoTracking().FirstOrDefaultAsync(one => one.Id == visitor.Account, ct);
        if (account is null) return TypedResults.Problem("This account was deleted.", statusCode: 401);
        var view = await AccountView.OfAsync(db, account, visitor.Organization, ct);
        // What a key may do is less than its maker, and said of the one organization that it is for.
        return TypedResults.Ok(visitor.SessionId is null ? view with { May = visitor.May } : view);
    }

    private static async Task<Results<Ok<AccountView>, ProblemHttpResult>> RenameAsync(
        NameBody body, Visitor visitor, UserManager<Account> accounts, GatewayDbContext db, CancellationToken ct)
    {
        if (Names.Refuse(body.Name, "name") is { } refusal) return TypedResults.Problem(refusal, statusCode: 422);
        var account = (await accounts.FindByIdAsync(visitor.Account))!;
        account.Name = body.Name.Trim();
        await accounts.UpdateAsync(account);
        return TypedResults.Ok(await AccountView.OfAsync(db, account, visitor.Organization, ct));
    }

    private static async Task<Results<Ok<AccountView>, ProblemHttpResult>> SwitchAsync(
        SwitchBody body, Visitor visitor, UserManager<Account> accounts, GatewayDbContext db, CancellationToken ct)
    {
        var account = (await accounts.FindByIdAsync(visitor.Account))!;
        if (!Names.IsPlain(body.Id)
            || !await db.Members.IgnoreQueryFilters().AnyAsync(one => one.Organization == body.Id && one.Account == account.Id, ct))
            return TypedResults.Problem("You are no member of such an organization: GET /api/organizations lists yours.", statusCode: 404);
        await db.WorkOnAsync(visitor, body.Id, ct);
        return TypedResults.Ok(await AccountView.OfAsync(db, account, body.Id, ct));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        [FromBody] PasswordBody body, Visitor visitor, HttpContext context, OwnPassword password, MemberChanges members,
        CancellationToken ct)
    {
        var (account, refusal) = await password.CheckAsync(context, visitor, body.Password);
        if (account is null) return refusal!;
        if (await members.DeleteAccountAsync(account, ct) is { } kept) return TypedResults.Problem(kept, statusCode: 409);
        SessionCookie.Remove(context);
        return TypedResults.NoContent();
    }
}
