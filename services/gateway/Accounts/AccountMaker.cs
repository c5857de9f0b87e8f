using JakeOps.Gateway.Accounts.FirstRun;
using JakeOps.Gateway.Organizations;
using JakeOps.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.Gateway.Accounts;

/// <param name="Account">Null where it was refused.</param>
internal sealed record Made(Account? Account, string? Organization, string? Refusal, int Status = 200)
{
    public static Made No(string refusal, int status) => new(null, null, refusal, status);
}

/// <summary>Makes accounts, each with the organization that it begins in, or not at all.</summary>
internal sealed class AccountMaker(
    GatewayDbContext db, UserManager<Account> accounts, MemberChanges members, IOptions<AccountOptions> options,
    TimeProvider clock)
{
    private const string Taken =
        "This address cannot be used for a new account. If it is yours, sign in, and accept the invitation then.";

    private const string NotTheCode =
        "This is not the setup code. It stands in the gateway's log, and a new one at each start until there is an account.";

    private const string NotFirst = "Somebody was faster: there is an account already. Ask its owner for an invitation.";

    /// <summary>The owner of the first organization.</summary>
    public async Task<Made> FirstAsync(Account account, string password, string code, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var hash = SetupCodePrinter.Hash(code);
        if (!await db.SetupCodes.AnyAsync(one => one.Hash == hash, ct)) return Made.No(NotTheCode, 403);
        // Whoever deletes the codes is the first one; another who reads them at this moment deletes none.
        if (await db.SetupCodes.ExecuteDeleteAsync(ct) == 0 || await db.Accounts.AnyAsync(ct)) return Made.No(NotFirst, 409);
        if (!await db.Organizations.AnyAsync(one => one.Id == Caller.LocalOrganization, ct))
            AddOrganization(Caller.LocalOrganization, Caller.LocalOrganization);
        return await MakeAsync(account, password, Caller.LocalOrganization, Role.Owner, transaction, ct);
    }

    /// <summary>A member of the organization that invites.</summary>
    public async Task<Made> InvitedAsync(Account account, string password, string secret, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (invitation, refusal) = await db.TakeInvitationAsync(secret, accounts.NormalizeEmail(account.Email)!, clock, ct);
        if (invitation is null) return Made.No(refusal!, 403);
        if (await members.RefuseAnotherAsync(invitation.Organization, options.Value.MaxMembers, ct) is { } full) return Made.No(full, 409);
        return await MakeAsync(account, password, invitation.Organization, invitation.Role, transaction, ct);
    }

    /// <summary>The owner of an organization of its own; the address was shown to be its.</summary>
    public async Task<Made> ConfirmedAsync(Account account, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        account.EmailConfirmed = true;
        var organization = AddOrganization(SecretToken.NewId(), $"{account.Name}'s organization");
        return await MakeAsync(account, null, organization.Id, Role.Owner, transaction, ct);
    }

    public Organization AddOrganization(string id, string name) =>
        db.Organizations.Add(new() { Id = id, Name = name, CreatedAt = clock.GetUtcNow() }).Entity;

    private async Task<Made> MakeAsync(
        Account account, string? password, string organization, Role role,
        Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction, CancellationToken ct)
    {
        account.LastOrganization = organization;
        var result = password is null ? await accounts.CreateAsync(account) : await accounts.CreateAsync(account, password);
        if (!result.Succeeded)
            return result.Errors.FirstOrDefault(error => error.Code == "password") is { } weak
                ? Made.No(weak.Description, 422)
                : Made.No(Taken, 409);
        db.Members.Add(new() { Organization = organization, Account = account.Id, Role = role, Since = clock.GetUtcNow() });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new(account, organization, null);
    }
}
