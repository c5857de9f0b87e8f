using System.ComponentModel;
using JakeOps.Gateway.Accounts;
using JakeOps.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.Gateway.Organizations;

/// <param name="Email">Nobody else may use it then.</param>
internal sealed record InviteBody(Role? Role, string? Email);

internal sealed record AcceptBody(string Token);

internal sealed record InvitationView(
    string Id, Role Role, string? Email, [property: Description("Who invites.")] string By, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);

internal sealed record InvitedView(
    string Id, [property: Description("Shown once; whoever has it is let in, once.")] string Link, DateTimeOffset ExpiresAt);

internal static class InvitationEndpoints
{
    internal const string NoRole = "Say as what (role): viewer, approver or owner.";

    public static void MapInvitations(this IEndpointRouteBuilder routes)
    {
        var invitations = routes.MapGroup("/api/invitations").WithTags("Organizations");
        invitations.MapGet("", ListAsync).WithName("ListInvitations").Needs(Permission.Admin)
            .WithSummary("Invitations that were not used yet, the newest first");
        invitations.MapPost("", InviteAsync).WithName("Invite").Needs(Permission.Admin)
            .WithSummary("Invite one person; the link is shown once").ProducesProblem(409).ProducesProblem(422);
        invitations.MapDelete("/{id}", WithdrawAsync).WithName("WithdrawInvitation").Needs(Permission.Admin)
            .WithSummary("Withdraw an invitation that was not used yet");
        invitations.MapPost("/accept", AcceptAsync).WithName("AcceptInvitation").NeedsSession()
            .WithSummary("Become a member by an invitation, with the account that is signed in; the session works on that organization then")
            .ProducesProblem(403).ProducesProblem(409).ProducesProblem(429);
    }

    /// <summary>As many as an organization may have at most.</summary>
    private static async Task<Ok<List<InvitationView>>> ListAsync(GatewayDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return TypedResults.Ok(await db.Invitations.AsNoTracking().Where(one => one.ExpiresAt > now)
            .OrderByDescending(one => one.CreatedAt)
            .Select(one => new InvitationView(one.Id, one.Role, one.Email == null ? null : one.Email.ToLower(), one.By, one.CreatedAt, one.ExpiresAt))
            .ToListAsync(ct));
    }

    private static async Task<Results<Created<InvitedView>, ProblemHttpResult>> InviteAsync(
        InviteBody body, Caller caller, HttpRequest request, SignInMode mode, GatewayDbContext db, UserManager<Account> accounts,
        IOptions<AccountOptions> options, TimeProvider clock, CancellationToken ct)
    {
        if (!mode.Required) return TypedResults.Problem(Visitors.NoSignIn, statusCode: 409);
        if (body.Role is not { } role) return TypedResults.Problem(NoRole, statusCode: 422);
        if (body.Email is not null && Names.RefuseEmail(body.Email) is { } refusal) return TypedResults.Problem(refusal, statusCode: 422);
        var now = clock.GetUtcNow();
        if (await db.Invitations.CountAsync(one => one.ExpiresAt > now, ct) >= options.Value.MaxInvitations)
            return TypedResults.Problem(
                $"{options.Value.MaxInvitations} invitations are open, and no more can be: withdraw some.", statusCode: 409);
        var secret = SecretToken.New();
        var made = db.Invitations.Add(new()
        {
            Id = SecretToken.NewId(), Hash = SecretToken.Hash(secret), Organization = caller.Organization, Role = role,
            Email = body.Email is null ? null : accounts.NormalizeEmail(body.Email.Trim()), By = caller.Name, CreatedAt = now,
            ExpiresAt = now + options.Value.Invitation,
        }).Entity;
        await db.SaveChangesAsync(ct);
        return TypedResults.Created(
            $"/api/invitations/{made.Id}", new InvitedView(made.Id, options.Value.InvitationLink(request, secret), made.ExpiresAt));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> WithdrawAsync(string id, GatewayDbContext db, CancellationToken ct) =>
        await db.Invitations.Where(one => one.Id == id).ExecuteDeleteAsync(ct) == 1
            ? TypedResults.NoContent()
            : TypedResults.Problem("There is no such invitation: it was used or withdrawn, or ran out.", statusCode: 404);

    private static async Task<Results<Ok<AccountView>, ProblemHttpResult>> AcceptAsync(
        AcceptBody body, HttpContext context, Visitor visitor, GatewayDbContext db, UserManager<Account> accounts, MemberChanges members,
        Throttle throttle, IOptions<AccountOptions> options, TimeProvider clock, CancellationToken ct)
    {
        var keys = Throttle.Setup(context);
        if (await throttle.WaitAsync(keys, ct) is { } wait) return Waiting.Refuse(context, wait);
        var account = (await accounts.FindByIdAsync(visitor.Account))!;
        if ((await db.MembershipsAsync(account.Id, ct)).Count >= options.Value.MaxOrganizations)
            return TypedResults.Problem($"One account is a member of {options.Value.MaxOrganizations} organizations at most.", statusCode: 409);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (invitation, refusal) = await db.TakeInvitationAsync(body.Token ?? "", account.NormalizedEmail!, clock, ct);
        if (invitation is null)
        {
            await transaction.RollbackAsync(ct);
            await throttle.FailedAsync(keys, ct);
            return TypedResults.Problem(refusal, statusCode: 403);
        }
        if (await members.AddAsync(invitation.Organization, invitation.Role, account.Id, options.Value.MaxMembers, ct) is { } full)
            return TypedResults.Problem(full, statusCode: 409);
        await db.WorkOnAsync(visitor, invitation.Organization, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await AccountView.OfAsync(db, account, invitation.Organization, ct));
    }
}
