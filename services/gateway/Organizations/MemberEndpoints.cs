using System.ComponentModel;
using JakeOps.Gateway.Accounts;
using JakeOps.Gateway.Accounts.Mail;
using JakeOps.Gateway.Accounts.Passwords;
using JakeOps.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.Gateway.Organizations;

internal sealed record MemberView(
    string Account, string Name, string Email, Role Role, DateTimeOffset Since, bool TwoFactor,
    [property: Description("When a session of the account was used last; absent where none is open.")] DateTimeOffset? LastSeenAt);

internal sealed record RoleBody(Role? Role);

/// <param name="ClearTwoFactor">For somebody who lost the authenticator app and the recovery codes.</param>
internal sealed record ResetLinkBody(bool ClearTwoFactor = false);

internal sealed record ResetLinkView([property: Description("Shown once; whoever has it sets the password, once.")] string Link, DateTimeOffset ExpiresAt);

internal static class MemberEndpoints
{
    private const string MailDoes = "Mail goes out from here: the member asks for a link at the sign-in page.";

    private const string NotYours =
        "The account is a member of another organization too, which you do not own: a new password would let you in there.";

    public static void MapMembers(this IEndpointRouteBuilder routes)
    {
        var members = routes.MapGroup("/api/members").WithTags("Organizations");
        members.MapGet("", ListAsync).WithName("ListMembers").Needs(Permission.Read)
            .WithSummary("The members of the organization; the next page is named in a Link header");
        members.MapPatch("/{account}", ChangeAsync).WithName("ChangeMember").Needs(Permission.Admin)
            .WithSummary("Change a member's role; the last owner stays owner").ProducesProblem(409);
        members.MapDelete("/{account}", RemoveAsync).WithName("RemoveMember").Needs(Permission.Read)
            .WithSummary("Remove a member (owners), or leave (everybody); the last owner stays").ProducesProblem(403).ProducesProblem(409);
        members.MapPost("/{account}/reset-link", ResetLinkAsync).WithName("MakeResetLink").Needs(Permission.Admin)
            .WithSummary("Where no mail goes out: a link, good once, by which the member sets a new password").ProducesProblem(409);
    }

    private static async Task<Results<Ok<List<MemberView>>, ProblemHttpResult>> ListAsync(
        [Description("Account of the last member of the page before.")] string? cursor,
        [Description("Members of a page: 1 to 200.")] int? limit,
        HttpContext context, GatewayDbContext db, TimeProvider clock, CancellationToken ct)
    {
        if ((cursor is not null && !Names.IsPlain(cursor)) || limit is < 1 or > 200)
            return TypedResults.Problem("The cursor is none of a Link header, or the limit is not 1 to 200.", statusCode: 422);
        var (now, size) = (clock.GetUtcNow(), limit ?? 100);
        var page = await (
            from member in db.Members
            where cursor == null || member.Account.CompareTo(cursor) > 0
            join account in db.Accounts on member.Account equals account.Id
            orderby member.Account
            select new MemberView(
                account.Id, account.Name, account.Email!, member.Role, member.Since, account.TwoFactorEnabled,
                db.Sessions.Where(session => session.Account == account.Id && session.ExpiresAt > now)
                    .Max(session => (DateTimeOffset?)session.LastSeenAt))).Take(size + 1).AsNoTracking().ToListAsync(ct);
        if (page.Count > size)
        {
            page.RemoveAt(size);
            context.Response.Headers.Link = $"</api/members?limit={size}&cursor={page[^1].Account}>; rel=\"next\"";
        }
        return TypedResults.Ok(page);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(
        string account, RoleBody body, Caller caller, MemberChanges members, CancellationToken ct)
    {
        if (body.Role is not { } role) return TypedResults.Problem(InvitationEndpoints.NoRole, statusCode: 422);
        return await members.ChangeRoleAsync(caller.Organization, account, role, ct) is { } refusal ? refusal : TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string account, Caller caller, MemberChanges members, CancellationToken ct)
    {
        var leaves = account == caller.Account && caller.Session.StartsWith("session:", StringComparison.Ordinal);
        if (!leaves && caller.Lacks(Permission.Admin) is { } forbidden) return forbidden;
        return await members.RemoveAsync(caller.Organization, account, ct) is { } refusal ? refusal : TypedResults.NoContent();
    }

    private static async Task<Results<Ok<ResetLinkView>, ProblemHttpResult>> ResetLinkAsync(
        string account, ResetLinkBody? body, Caller caller, HttpRequest request, GatewayDbContext db, PasswordChange passwords,
        IOptions<MailOptions> mail, IOptions<AccountOptions> options, TimeProvider clock, CancellationToken ct)
    {
        if (mail.Value.IsConfigured) return TypedResults.Problem(MailDoes, statusCode: 409);
        if (!await db.Members.AnyAsync(member => member.Account == account, ct))
            return TypedResults.Problem("There is no such member: GET /api/members lists them.", statusCode: 404);
        // A link to an account is a link to everything that the account may do, elsewhere too.
        var byKey = !caller.Session.StartsWith("session:", StringComparison.Ordinal);
        var owned = db.Members.IgnoreQueryFilters().Where(one =>
            one.Account == caller.Account && one.Role == Role.Owner && (!byKey || one.Organization == caller.Organization))
            .Select(one => one.Organization);
        if (await db.Members.IgnoreQueryFilters().AnyAsync(one => one.Account == account && !owned.Contains(one.Organization), ct))
            return TypedResults.Problem(NotYours, statusCode: 409);
        var life = options.Value.ResetByOwner;
        var secret = await passwords.NewLinkAsync(account, life, body?.ClearTwoFactor ?? false, ct);
        return TypedResults.Ok(new ResetLinkView(options.Value.ResetLink(request, secret), clock.GetUtcNow() + life));
    }
}
