using Microsoft.EntityFrameworkCore;

namespace JakeOps.Gateway.Tests;

internal static class Locks
{
    public static async Task<bool> IsAnybodyWaitingAsync(this GatewayDbContext db) =>
        (await db.Database.SqlQuery<int>(
            $"SELECT count(*)::int AS \"Value\" FROM pg_locks WHERE locktype = 'advisory' AND NOT granted").ToListAsync())[0] > 0;
}
