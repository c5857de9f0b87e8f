using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JakeOps.Hosting.Persistence;

/// <summary>Lets SQLite know how its tables look. Without that it takes an index by the organization for as good as one by
/// an id, and reads all rows of the only organization that a local database has, for each row of a list.</summary>
internal sealed class SqliteStatistics<TContext>(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<SqliteStatistics<TContext>> log) : PeriodicWork(clock, log)
    where TContext : ServiceDbContext
{
    protected override TimeSpan Pause { get; } = TimeSpan.FromMinutes(1);

    protected override async Task WorkAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TContext>().Database;
        await db.OpenConnectionAsync(stop);
        var before = await KnownAsync(db, stop);
        // Looks only at tables that have grown tenfold since it last did, and of these at some rows.
        await db.ExecuteSqlRawAsync("PRAGMA optimize = 0x10002", stop);
        // Open connections never hear of it; those of the pool are opened anew.
        if (await KnownAsync(db, stop) != before) SqliteConnection.ClearPool((SqliteConnection)db.GetDbConnection());
    }

    private static async Task<string> KnownAsync(Microsoft.EntityFrameworkCore.Infrastructure.DatabaseFacade db, CancellationToken ct)
    {
        const string Exists = "SELECT count(*) AS \"Value\" FROM sqlite_master WHERE name = 'sqlite_stat1'";
        if (await db.SqlQueryRaw<int>(Exists).SingleAsync(ct) == 0) return "";
        const string All = "SELECT coalesce(group_concat(idx || ' ' || stat), '') AS \"Value\" FROM sqlite_stat1";
        return await db.SqlQueryRaw<string>(All).SingleAsync(ct);
    }
}
