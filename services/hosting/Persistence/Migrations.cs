using JakeOps.Hosting.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace JakeOps.Hosting.Persistence;

/// <summary>The database was written by a newer version than this one. The message says what to do.</summary>
public sealed class NewerDatabaseException(string message) : Exception(message);

/// <summary>Brings the databases up to date before any service starts, all at once, and waits for a server that does not
/// answer yet. Two replicas at once are fine: EF Core takes a lock.</summary>
internal sealed class Migrations(
    IEnumerable<ServiceDatabase> databases, IServiceScopeFactory scopes, TimeProvider clock, ILogger<Migrations> log)
    : IHostedService
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);

    private static readonly string[] CreatedByAnother =
    [
        PostgresErrorCodes.DuplicateDatabase, PostgresErrorCodes.UniqueViolation, PostgresErrorCodes.DuplicateTable,
        PostgresErrorCodes.ObjectInUse,
    ];

    // SQLite's driver blocks, so each gets a thread.
    public Task StartAsync(CancellationToken ct) =>
        Task.WhenAll(databases.Select(database => Task.Run(() => BringUpToDateAsync(database, ct), ct)));

    public Task StopAsync(CancellationToken ct) => Task.CompletedTask;

    private async Task BringUpToDateAsync(ServiceDatabase database, CancellationToken ct)
    {
        for (var delay = TimeSpan.FromSeconds(0.5); ; delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay)
        {
            try
            {
                await MigrateAsync(database, ct);
                return;
            }
            catch (Exception failure) when (IsPassing(failure))
            {
                log.DatabaseAway(database.Name, delay, failure.GetBaseException().Message);
            }
            await Task.Delay(delay, clock, ct);
        }
    }

    private async Task MigrateAsync(ServiceDatabase database, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = (ServiceDbContext)scope.ServiceProvider.GetRequiredService(database.Context);
        var known = db.Database.GetMigrations().ToHashSet();
        var applied = await AppliedAsync(db, ct);
        // Without it a commit fails while anybody reads. EF Core sets it only for a file that it makes itself.
        if (db.Database.IsSqlite()) await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = 'wal'", ct);
        if (applied.FirstOrDefault(id => !known.Contains(id)) is { } newer)
            throw new NewerDatabaseException(
                $"The database {database.Name} was written by a newer version of JakeOps (it has {newer}). " +
                "Start that version, or restore a backup made with this one.");
        if (applied.Count == known.Count) return;
        // EF Core's lock in SQLite is a row that a killed process leaves behind for ever; a SQLite file has one process only.
        if (db.Database.IsSqlite()) await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS __EFMigrationsLock", ct);
        await db.Database.MigrateAsync(ct);
    }

    private static async Task<IReadOnlyCollection<string>> AppliedAsync(ServiceDbContext db, CancellationToken ct) =>
        await db.Database.CanConnectAsync(ct) ? [.. await db.Database.GetAppliedMigrationsAsync(ct)] : [];

    /// <summary>A server that is away or starting, or another replica that creates the same database this moment.</summary>
    private static bool IsPassing(Exception failure) =>
        failure is NpgsqlException { IsTransient: true }
        || (failure is PostgresException { SqlState: var state } && CreatedByAnother.Contains(state))
        || (failure.InnerException is { } inner && IsPassing(inner));
}
