using JakeOps.Hosting;
using JakeOps.Hosting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.WorkerBroker;

internal abstract class BrokerDbContext(DbContextOptions options, Tenant tenant, DispatchSignal signal)
    : ServiceDbContext(options, tenant)
{
    public DbSet<WorkerToken> Tokens => Set<WorkerToken>();

    public DbSet<RegisteredWorker> Workers => Set<RegisteredWorker>();

    public DbSet<Execution> Executions => Set<Execution>();

    public DbSet<EarlyCancel> EarlyCancels => Set<EarlyCancel>();

    public DbSet<SweepMark> SweepMarks => Set<SweepMark>();

    public DbSet<PolledSource> PolledSources => Set<PolledSource>();

    /// <summary>Set where a transaction brings work to the queue; the dispatcher wakes when it has committed.</summary>
    public bool QueueGrew { get; set; }

    protected override void OnConfiguring(DbContextOptionsBuilder builder) => builder.AddInterceptors(signal);

    protected override void DescribeTables(ModelBuilder model)
    {
        model.Entity<WorkerToken>(token =>
        {
            token.ToTable("worker_tokens").HasIndex(row => row.Hash).IsUnique();
            token.Property(row => row.Name).HasMaxLength(WorkerToken.MaxNameLength);
            token.HasIndex(row => new { row.Organization, row.Id });
        });
        model.Entity<RegisteredWorker>(worker =>
        {
            worker.ToTable("workers").HasIndex(row => new { row.Organization, row.MachineId }).IsUnique();
            worker.HasIndex(row => new { row.Organization, row.LastSeen });
            worker.Property(row => row.Pause).HasConversion<PauseJson>();
            worker.Property(row => row.OwnPause).HasConversion<PauseJson>();
        });
        model.Entity<Execution>(ExecutionTable.Describe);
        model.Entity<EarlyCancel>().ToTable("early_cancels").HasKey(row => row.ExecutionId);
        model.Entity<PolledSource>(source =>
        {
            source.ToTable("polled_sources").HasKey(row => row.SourceId);
            source.HasIndex(row => new { row.Organization, row.PolledAt });
        });
        model.Entity<SweepMark>().ToTable("sweep_marks").Property(row => row.Id).ValueGeneratedNever();
    }
}

internal sealed class SqliteBrokerDbContext(
    DbContextOptions<SqliteBrokerDbContext> options, Tenant tenant, DispatchSignal signal)
    : BrokerDbContext(options, tenant, signal);

internal sealed class PostgresBrokerDbContext(
    DbContextOptions<PostgresBrokerDbContext> options, Tenant tenant, DispatchSignal signal)
    : BrokerDbContext(options, tenant, signal);
