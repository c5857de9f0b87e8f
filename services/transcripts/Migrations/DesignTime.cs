using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace JakeOps.Transcripts.Migrations;

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteTranscriptsDbContext>
{
    public SqliteTranscriptsDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteTranscriptsDbContext>().UseSqlite().Options, new(), new());
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresTranscriptsDbContext>
{
    public PostgresTranscriptsDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresTranscriptsDbContext>().UseNpgsql().Options, new(), new());
}
