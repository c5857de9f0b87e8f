using JakeOps.Gateway.Access;
using JakeOps.Gateway.Accounts.FirstRun;
using JakeOps.Gateway.Accounts.Sessions;
using JakeOps.Gateway.Organizations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Gateway.Accounts;

internal static class AccountTables
{
    private const int IdLength = 64;

    public static void AddAccountTables(this ModelBuilder model)
    {
        model.Entity<Account>(account =>
        {
            account.ToTable("accounts").HasKey(row => row.Id);
            account.HasIndex(row => row.NormalizedUserName).IsUnique();
            account.Property(row => row.ConcurrencyStamp).IsConcurrencyToken();
            account.Ignore(row => row.PhoneNumber).Ignore(row => row.PhoneNumberConfirmed)
                .Ignore(row => row.LockoutEnabled).Ignore(row => row.LockoutEnd).Ignore(row => row.AccessFailedCount);
        });
        model.Entity<IdentityUserLogin<string>>(login =>
        {
            login.ToTable("account_logins").HasKey(row => new { row.LoginProvider, row.ProviderKey });
            login.HasOne<Account>().WithMany().HasForeignKey(row => row.UserId);
        });
        model.Entity<IdentityUserToken<string>>(token =>
        {
            token.ToTable("account_tokens").HasKey(row => new { row.UserId, row.LoginProvider, row.Name });
            token.HasOne<Account>().WithMany().HasForeignKey(row => row.UserId);
        });
        model.Entity<Session>(session =>
        {
            session.ToTable("sessions").HasKey(row => row.Id);
            session.HasIndex(row => row.Hash).IsUnique();
            session.HasIndex(row => row.ExpiresAt);
            session.HasOne<Account>().WithMany().HasForeignKey(row => row.Account);
        });
        model.Entity<OneTimeLink>(link =>
        {
            link.ToTable("one_time_links").HasKey(row => row.Hash);
            link.Property(row => row.Kind).HasConversion<string>();
            link.HasOne<Account>().WithMany().HasForeignKey(row => row.Account);
        });
        model.Entity<SetupCode>().ToTable("setup_codes").HasKey(row => row.Hash);
        model.Entity<Attempt>().ToTable("attempts").HasKey(row => row.Key);
        model.Entity<AccessChange>(change =>
        {
            change.ToTable("access_changes").HasKey(row => row.Sequence);
            change.HasIndex(row => row.At);
        });
    }

    public static void AddOrganizationTables(this ModelBuilder model)
    {
        model.Entity<Organization>(organization =>
        {
            organization.ToTable("organizations").HasKey(row => row.Id);
            organization.Property(row => row.Id).HasMaxLength(IdLength);
        });
        model.Entity<Member>(member =>
        {
            member.ToTable("members").HasKey(row => new { row.Organization, row.Account });
            member.Property(row => row.Role).HasConversion<string>();
            member.HasOne<Organization>().WithMany().HasForeignKey(row => row.Organization);
            member.HasOne<Account>().WithMany().HasForeignKey(row => row.Account);
        });
        model.Entity<Invitation>(invitation =>
        {
            invitation.ToTable("invitations").HasKey(row => row.Id);
            invitation.HasIndex(row => row.Hash).IsUnique();
            invitation.Property(row => row.Role).HasConversion<string>();
            invitation.HasOne<Organization>().WithMany().HasForeignKey(row => row.Organization);
        });
    }
}
