using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace JakeOps.Delivery.Migrations;

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDeliveryDbContext>
{
    public SqliteDeliveryDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteDeliveryDbContext>().UseSqlite().Options, new());
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresDeliveryDbContext>
{
    public PostgresDeliveryDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresDeliveryDbContext>().UseNpgsql().Options, new());
}
