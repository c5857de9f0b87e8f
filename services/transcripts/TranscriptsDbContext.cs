using JakeOps.Hosting;
using JakeOps.Hosting.Persistence;
using JakeOps.Transcripts.Live;
using JakeOps.Transcripts.Storage;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Transcripts;

internal abstract class TranscriptsDbContext(DbContextOptions options, Tenant tenant, LiveSignal signal)
    : ServiceDbContext(options, tenant)
{
    private readonly HashSet<string> _touched = [];

    public DbSet<KnownDelivery> Deliveries => Set<KnownDelivery>();

    public DbSet<Execution> Executions => Set<Execution>();

    public DbSet<Chunk> Chunks => Set<Chunk>();

    /// <summary>Viewers of this execution or Delivery are woken when the transaction has committed.</summary>
    public void Touch(string subject) => _touched.Add(subject);

    internal void WakeViewers()
    {
        foreach (var subject in _touched) signal.Set(subject);
        _touched.Clear();
    }

    protected override void OnConfiguring(DbContextOptionsBuilder options) =>
        options.AddInterceptors(WakeViewersAtCommit.Instance);

    protected override void DescribeTables(ModelBuilder model)
    {
        model.Entity<KnownDelivery>(delivery =>
        {
            delivery.ToTable("deliveries").HasKey(row => new { row.Organization, row.Id });
            delivery.Property(row => row.Version).IsConcurrencyToken();
        });
        model.Entity<Execution>(execution =>
        {
            execution.ToTable("executions").HasKey(row => row.Id);
            execution.Property(row => row.Id).ValueGeneratedNever();
            execution.HasIndex(row => new { row.Organization, row.DeliveryId });
            execution.HasIndex(row => new { row.SummarizedAt, row.FinishHeardAt });
        });
        model.Entity<Chunk>().ToTable("chunks").HasKey(chunk => new { chunk.ExecutionId, chunk.FirstSequence });
    }
}

internal sealed class SqliteTranscriptsDbContext(
    DbContextOptions<SqliteTranscriptsDbContext> options, Tenant tenant, LiveSignal signal)
    : TranscriptsDbContext(options, tenant, signal);

internal sealed class PostgresTranscriptsDbContext(
    DbContextOptions<PostgresTranscriptsDbContext> options, Tenant tenant, LiveSignal signal)
    : TranscriptsDbContext(options, tenant, signal);
