using System.ComponentModel;
using JakeOps.Gateway.Organizations;
using JakeOps.Hosting;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Gateway.Accounts;

internal sealed record MembershipView(string Id, string Name, Role Role);

internal sealed record AccountView(
    string Id, string Email, string Name, bool TwoFactor,
    [property: Description("The organization that this session works on; null where it is a member of none.")] string? Organization,
    [property: Description("What it may do there: read, act (on Deliveries), admin (everything).")] Permission? May,
    IReadOnlyList<MembershipView> Organizations)
{
    /// <summary>Whoever sits at a machine that nobody signs in to.</summary>
    public static AccountView Local { get; } = new(
        Caller.Local, "", Caller.Local, false, Caller.LocalOrganization, Permission.Admin,
        [new(Caller.LocalOrganization, Caller.LocalOrganization, Role.Owner)]);

    public static async Task<AccountView> OfAsync(
        GatewayDbContext db, Account account, string? organization, CancellationToken ct)
    {
        var memberships = await db.MembershipsAsync(account.Id, ct);
        var role = memberships.FirstOrDefault(one => one.Id == organization)?.Role;
        return new(account.Id, account.Email!, account.Name, account.TwoFactorEnabled, role is null ? null : organization,
            role?.Permission(), memberships);
    }
}

internal static class Memberships
{
    /// <summary>As many as an account may have at most.</summary>
    public static Task<List<MembershipView>> MembershipsAsync(this GatewayDbContext db, string account, CancellationToken ct) => (
        from member in db.Members.IgnoreQueryFilters()
        where member.Account == account
        join organization in db.Organizations on member.Organization equals organization.Id
        orderby organization.Name, organization.Id
        select new MembershipView(organization.Id, organization.Name, member.Role)).AsNoTracking().ToListAsync(ct);
}
