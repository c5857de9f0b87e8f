using JakeOps.Gateway.Access;
using JakeOps.Gateway.Accounts;
using JakeOps.Gateway.Accounts.FirstRun;
using JakeOps.Gateway.Accounts.Sessions;
using JakeOps.Gateway.Audit;
using JakeOps.Gateway.Keys;
using JakeOps.Gateway.LiveEvents;
using JakeOps.Gateway.Organizations;
using JakeOps.Hosting;
using JakeOps.Hosting.Persistence;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Gateway;

internal abstract class GatewayDbContext(DbContextOptions options, Tenant tenant)
    : ServiceDbContext(options, tenant), IDataProtectionKeyContext
{
    public DbSet<LiveEvent> LiveEvents => Set<LiveEvent>();

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<OneTimeLink> OneTimeLinks => Set<OneTimeLink>();

    public DbSet<SetupCode> SetupCodes => Set<SetupCode>();

    public DbSet<Attempt> Attempts => Set<Attempt>();

    public DbSet<Organization> Organizations => Set<Organization>();

    public DbSet<Member> Members => Set<Member>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<AccessChange> AccessChanges => Set<AccessChange>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<ApiKey> Keys => Set<ApiKey>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    protected override void DescribeTables(ModelBuilder model)
    {
        model.Entity<LiveEvent>(live =>
        {
            live.ToTable("live_events").HasKey(row => row.Sequence);
            live.HasIndex(row => new { row.Organization, row.Sequence });
            live.HasIndex(row => row.At);
        });
        model.AddAccountTables();
        model.AddOrganizationTables();
        model.Entity<DataProtectionKey>().ToTable("data_protection_keys");
        model.AddKeyTable();
        model.AddAuditTable();
    }
}

internal sealed class SqliteGatewayDbContext(DbContextOptions<SqliteGatewayDbContext> options, Tenant tenant)
    : GatewayDbContext(options, tenant);

internal sealed class PostgresGatewayDbContext(DbContextOptions<PostgresGatewayDbContext> options, Tenant tenant)
    : GatewayDbContext(options, tenant);
