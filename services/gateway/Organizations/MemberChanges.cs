using JakeOps.Gateway.Access;
using JakeOps.Gateway.Accounts;
using JakeOps.Gateway.Keys;
using JakeOps.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Gateway.Organizations;

/// <summary>Who is in an organization, and as what. Changes of one organization happen one after the other, so that of
/// two owners who leave at once one stays.</summary>
internal sealed class MemberChanges(GatewayDbContext db, TimeProvider clock)
{
    private const string LastOwner =
        "This is the last owner of the organization, and one has to stay: make another member owner first.";

    private const string NoMember = "There is no such member: GET /api/members lists them.";

    /// <summary>Null when it is done.</summary>
    public Task<ProblemHttpResult?> ChangeRoleAsync(string organization, string account, Role role, CancellationToken ct) =>
        ChangeAsync(organization, account, role, ct);

    public Task<ProblemHttpResult?> RemoveAsync(string organization, string account, CancellationToken ct) =>
        ChangeAsync(organization, account, null, ct);

    /// <summary>Null when it is done; otherwise why not.</summary>
    public async Task<string?> DeleteAccountAsync(Account account, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var mine = await db.MembershipsAsync(account.Id, ct);
        foreach (var one in mine.OrderBy(one => one.Id)) await LockAsync(one.Id, ct);
        foreach (var one in mine)
            if (await IsLastOwnerAsync(one.Id, account.Id, ct) && !await MayGoAsync(one.Id, ct))
                return $"You are the last owner of {one.Name}, and one has to stay: make another member owner first.";
        db.Changed(clock, account.Id);
        await db.SaveChangesAsync(ct);
        await db.Sessions.Where(session => session.Account == account.Id).ExecuteDeleteAsync(ct);
        await db.DeleteKeysAsync(account.Id, organization: null, ct);
        await db.OneTimeLinks.Where(link => link.Account == account.Id).ExecuteDeleteAsync(ct);
        await db.Members.IgnoreQueryFilters().Where(member => member.Account == account.Id).ExecuteDeleteAsync(ct);
        await db.Accounts.Where(one => one.Id == account.Id).ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    /// <summary>Null when it is done.</summary>
    public async Task<string?> AddAsync(string organization, Role role, string account, int most, CancellationToken ct)
    {
        if (await db.Members.IgnoreQueryFilters().AnyAsync(one => one.Organization == organization && one.Account == account, ct))
            return "You are a member of this organization already.";
        if (await RefuseAnotherAsync(organization, most, ct) is { } full) return full;
        db.Members.Add(new() { Organization = organization, Account = account, Role = role, Since = clock.GetUtcNow() });
        await db.SaveChangesAsync(ct);
        return null;
    }

    /// <summary>Null where there is room for one more, which the caller's transaction adds.</summary>
    public async Task<string?> RefuseAnotherAsync(string organization, int most, CancellationToken ct)
    {
        await LockAsync(organization, ct);
        return await db.Members.IgnoreQueryFilters().CountAsync(one => one.Organization == organization, ct) < most
            ? null
            : $"The organization has {most} members, and takes no more.";
    }

    private async Task<ProblemHttpResult?> ChangeAsync(string organization, string account, Role? role, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await LockAsync(organization, ct);
        var member = await db.Members.IgnoreQueryFilters()
            .FirstOrDefaultAsync(one => one.Organization == organization && one.Account == account, ct);
        if (member is null) return TypedResults.Problem(NoMember, statusCode: 404);
        if (member.Role == Role.Owner && role != Role.Owner && await IsLastOwnerAsync(organization, account, ct))
            return TypedResults.Problem(LastOwner, statusCode: 409);
        if (role is { } other) member.Role = other;
        else
        {
            db.Members.Remove(member);
            await db.DeleteKeysAsync(account, organization, ct);
        }
        db.Changed(clock, account, organization: organization);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    private Task<int> LockAsync(string organization, CancellationToken ct) =>
        db.Organizations.Where(one => one.Id == organization)
            .ExecuteUpdateAsync(update => update.SetProperty(one => one.MemberChanges, one => one.MemberChanges + 1), ct);

    private async Task<bool> IsLastOwnerAsync(string organization, string account, CancellationToken ct)
    {
        var owners = db.Members.IgnoreQueryFilters().Where(one => one.Organization == organization && one.Role == Role.Owner);
        return await owners.AnyAsync(one => one.Account == account, ct) && !await owners.AnyAsync(one => one.Account != account, ct);
    }

    /// <summary>An organization of one person goes with it. The first one stays: the installation's work is in it.</summary>
    private async Task<bool> MayGoAsync(string organization, CancellationToken ct) =>
        organization != Caller.LocalOrganization
        && await db.Members.IgnoreQueryFilters().CountAsync(one => one.Organization == organization, ct) == 1;
}
