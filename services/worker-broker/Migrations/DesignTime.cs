using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace JakeOps.WorkerBroker.Migrations;

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteBrokerDbContext>
{
    public SqliteBrokerDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteBrokerDbContext>().UseSqlite().Options, new(), new());
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresBrokerDbContext>
{
    public PostgresBrokerDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresBrokerDbContext>().UseNpgsql().Options, new(), new());
}
