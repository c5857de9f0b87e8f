using JakeOps.Hosting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace JakeOps.Hosting.Tests;

/// <summary>A service as small as can be: it writes down what it hears.</summary>
internal abstract class LedgerDbContext(DbContextOptions options, Tenant tenant) : ServiceDbContext(options, tenant)
{
    public DbSet<Entry> Entries => Set<Entry>();

    protected override void DescribeTables(ModelBuilder model) => model.Entity<Entry>().ToTable("entries");
}

internal sealed class Entry : ITenantOwned
{
    public long Id { get; init; }

    public required string Organization { get; init; }

    public required string Text { get; init; }

    public DateTimeOffset At { get; init; }
}

internal sealed class SqliteLedgerDbContext(DbContextOptions<SqliteLedgerDbContext> options, Tenant tenant)
    : LedgerDbContext(options, tenant);

internal sealed class PostgresLedgerDbContext(DbContextOptions<PostgresLedgerDbContext> options, Tenant tenant)
    : LedgerDbContext(options, tenant);

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteLedgerDbContext>
{
    public SqliteLedgerDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteLedgerDbContext>().UseSqlite().Options, new());
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresLedgerDbContext>
{
    public PostgresLedgerDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresLedgerDbContext>().UseNpgsql().Options, new());
}
