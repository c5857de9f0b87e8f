using JakeOps.Gateway.LiveEvents;
using JakeOps.Hosting;
using JakeOps.Hosting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Gateway;

internal abstract class GatewayDbContext(DbContextOptions options, Tenant tenant) : ServiceDbContext(options, tenant)
{
    public DbSet<LiveEvent> LiveEvents => Set<LiveEvent>();

    protected override void DescribeTables(ModelBuilder model) => model.Entity<LiveEvent>(live =>
    {
        live.ToTable("live_events").HasKey(row => row.Sequence);
        live.HasIndex(row => new { row.Organization, row.Sequence });
        live.HasIndex(row => row.At);
    });
}

internal sealed class SqliteGatewayDbContext(DbContextOptions<SqliteGatewayDbContext> options, Tenant tenant)
    : GatewayDbContext(options, tenant);

internal sealed class PostgresGatewayDbContext(DbContextOptions<PostgresGatewayDbContext> options, Tenant tenant)
    : GatewayDbContext(options, tenant);
