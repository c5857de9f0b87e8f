using JakeOps.Hosting;
using JakeOps.Hosting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.WorkerBroker.Tests;

/// <summary>The inbox of who listens, in a file of its own as in real life: a slow listener does not lock the
/// broker's.</summary>
internal abstract class RecorderDbContext(DbContextOptions options, Tenant tenant) : ServiceDbContext(options, tenant)
{
    protected override void DescribeTables(ModelBuilder model) { }
}

internal sealed class SqliteRecorderDbContext(DbContextOptions<SqliteRecorderDbContext> options, Tenant tenant)
    : RecorderDbContext(options, tenant);

internal sealed class PostgresRecorderDbContext(DbContextOptions<PostgresRecorderDbContext> options, Tenant tenant)
    : RecorderDbContext(options, tenant);
