using JakeOps.Gateway.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.Gateway.Organizations;

internal static class OrganizationEndpoints
{
    public static void MapOrganizations(this IEndpointRouteBuilder routes)
    {
        var organizations = routes.MapGroup("/api/organizations").WithTags("Organizations");
        organizations.MapGet("", ListAsync).WithName("ListOrganizations").NeedsAccount()
            .WithSummary("The organizations that the account is a member of, and as what");
        organizations.MapPost("", MakeAsync).WithName("MakeOrganization").NeedsSession()
            .WithSummary("Make an organization; its maker is its owner, and the session works on it then")
            .ProducesProblem(409).ProducesProblem(422);
        routes.MapMembers();
        routes.MapInvitations();
    }

    private static async Task<IReadOnlyList<MembershipView>> ListAsync(
        Visitor visitor, SignInMode mode, GatewayDbContext db, CancellationToken ct) =>
        mode.Required ? await db.MembershipsAsync(visitor.Account, ct) : AccountView.Local.Organizations;

    private static async Task<Results<Created<MembershipView>, ProblemHttpResult>> MakeAsync(
        NameBody body, Visitor visitor, AccountMaker maker, GatewayDbContext db, IOptions<AccountOptions> options,
        TimeProvider clock, CancellationToken ct)
    {
        if (Names.Refuse(body.Name, "name") is { } refusal) return TypedResults.Problem(refusal, statusCode: 422);
        if ((await db.MembershipsAsync(visitor.Account, ct)).Count >= options.Value.MaxOrganizations)
            return TypedResults.Problem($"One account is a member of {options.Value.MaxOrganizations} organizations at most.", statusCode: 409);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var made = maker.AddOrganization(SecretToken.NewId(), body.Name.Trim());
        db.Members.Add(new() { Organization = made.Id, Account = visitor.Account, Role = Role.Owner, Since = clock.GetUtcNow() });
        await db.SaveChangesAsync(ct);
        await db.WorkOnAsync(visitor, made.Id, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created("/api/organizations", new MembershipView(made.Id, made.Name, Role.Owner));
    }

    /// <summary>This session from now on, and the account's next ones.</summary>
    public static async Task WorkOnAsync(this GatewayDbContext db, Visitor visitor, string organization, CancellationToken ct)
    {
        await db.Sessions.Where(session => session.Id == visitor.SessionId)
            .ExecuteUpdateAsync(update => update.SetProperty(session => session.Organization, organization), ct);
        await db.Accounts.Where(account => account.Id == visitor.Account)
            .ExecuteUpdateAsync(update => update.SetProperty(account => account.LastOrganization, organization), ct);
    }
}
