using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace JakeOps.GitHubSync.Migrations;

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteGitHubSyncDbContext>
{
    public SqliteGitHubSyncDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteGitHubSyncDbContext>().UseSqlite().Options, new());
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresGitHubSyncDbContext>
{
    public PostgresGitHubSyncDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresGitHubSyncDbContext>().UseNpgsql().Options, new());
}
