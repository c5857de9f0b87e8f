using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace JakeOps.Hosting.Persistence;

/// <summary>Lets SQLite itself wait for another writer, in steps that begin with a millisecond. The provider's own way is
/// to try again after 150 ms, which is what a writer would pay for each collision.</summary>
internal sealed class SqlitePatience : DbConnectionInterceptor
{
    public static readonly SqlitePatience Instance = new();

    private const string Wait = "PRAGMA busy_timeout = 30000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Wait;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Wait;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
