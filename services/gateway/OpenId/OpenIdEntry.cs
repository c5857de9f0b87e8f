using JakeOps.Gateway.Accounts;
using JakeOps.Gateway.Organizations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.Gateway.OpenId;

/// <param name="Account">Known also where it is refused.</param>
/// <param name="Refusal">A word for the sign-in page; null where it is let in.</param>
internal sealed record Entry(Account? Account, string? Refusal = null);

/// <summary>Whose account it is, made at the first sign-in, and what his groups make of him: asked anew at each.</summary>
internal sealed class OpenIdEntry(
    GatewayDbContext db, UserManager<Account> accounts, MemberChanges members, OpenIdOptions options,
    IOptions<AccountOptions> limits, TimeProvider clock)
{
    public async Task<Entry> EnterAsync(OpenIdPerson person, CancellationToken ct)
    {
        var known = await accounts.FindByLoginAsync(person.Issuer, person.Subject);
        if (options.RoleOf(person.Groups) is not { } role)
        {
            // Who has left all groups leaves the organization, too. The last owner stays, as ever.
            if (known is not null) await members.RemoveAsync(options.Organization, known.Id, ct);
            return new(known, "no_group");
        }
        var (account, refusal) = known is not null ? (known, null) : await NewAsync(person, ct);
        if (account is null) return new(null, refusal);
        return new(account, await JoinAsync(account, role, ct));
    }

    /// <summary>An account of the same address is the same person's only where the provider answers for the address.</summary>
    private async Task<(Account? Account, string? Refusal)> NewAsync(OpenIdPerson person, CancellationToken ct)
    {
        // The first account is made with the setup code, by whoever runs the installation.
        if (!await db.Accounts.AnyAsync(ct)) return (null, "needs_setup");
        if (person.Email is not { } email || Names.RefuseEmail(email) is not null) return (null, "unverified_email");
        var account = await accounts.FindByEmailAsync(email);
        if (account is null)
        {
            account = new()
            {
                UserName = email, Email = email, EmailConfirmed = true, Name = person.Name, CreatedAt = clock.GetUtcNow(),
                LastOrganization = options.Organization,
            };
            if (!(await accounts.CreateAsync(account)).Succeeded) return (null, "failed");
        }
        var added = await accounts.AddLoginAsync(account, new(person.Issuer, person.Subject, options.Label));
        return added.Succeeded ? (account, null) : (null, "failed");
    }

    private async Task<string?> JoinAsync(Account account, Role role, CancellationToken ct)
    {
        var now = await db.Members.IgnoreQueryFilters().AsNoTracking()
            .FirstOrDefaultAsync(one => one.Organization == options.Organization && one.Account == account.Id, ct);
        if (now is null)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            if (await members.AddAsync(options.Organization, role, account.Id, limits.Value.MaxMembers, ct) is not null) return "full";
            await transaction.CommitAsync(ct);
        }
        else if (now.Role != role)
        {
            // Refused for the last owner, who stays one.
            await members.ChangeRoleAsync(options.Organization, account.Id, role, ct);
        }
        return null;
    }
}
