using JakeOps.Hosting;
using JakeOps.Hosting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Delivery;

internal abstract class DeliveryDbContext(DbContextOptions options, Tenant tenant) : ServiceDbContext(options, tenant)
{
    public DbSet<Delivery> Deliveries => Set<Delivery>();

    public DbSet<AgentRun> Runs => Set<AgentRun>();

    public DbSet<Plan> Plans => Set<Plan>();

    public DbSet<LongText> Texts => Set<LongText>();

    public DbSet<DeliveryEvent> Events => Set<DeliveryEvent>();

    public DbSet<Source> Sources => Set<Source>();

    public DbSet<IdempotencyKey> IdempotencyKeys => Set<IdempotencyKey>();

    /// <summary>Deliveries with all that a decision or a view needs.</summary>
    public IQueryable<Delivery> WholeDeliveries => Deliveries
        .Include(delivery => delivery.PhaseRuns.OrderBy(run => run.Number))
        .Include(delivery => delivery.Runs.OrderBy(run => run.Number))
        .Include(delivery => delivery.Refs.OrderBy(known => known.Number))
        .Include(delivery => delivery.Plans.OrderBy(plan => plan.Version))
        .AsSplitQuery();

    public Task<Delivery?> FindAsync(string id, CancellationToken ct) =>
        WholeDeliveries.FirstOrDefaultAsync(delivery => delivery.Id == id, ct);

    protected override void DescribeTables(ModelBuilder model)
    {
        model.Entity<Delivery>(DescribeDelivery);
        model.Entity<PhaseRun>().ToTable("phase_runs").HasKey(run => new { run.DeliveryId, run.Number });
        model.Entity<PhaseRun>().Ignore(run => run.Executor).Property(run => run.Evidence).IsJson();
        model.Entity<PhaseRun>().Property(run => run.Approvals).IsJson();
        model.Entity<PhaseRun>().HasIndex(run => new { run.Organization, run.Phase, run.StartedAt });
        model.Entity<PhaseRun>().HasIndex(run => new { run.Organization, run.EndedAt });
        model.Entity<AgentRun>(run =>
        {
            run.ToTable("runs").HasKey(row => row.Id);
            run.Property(row => row.Id).ValueGeneratedNever();
            run.HasIndex(row => new { row.Organization, row.CreatedAt });
            foreach (var list in new[] { "Skills", "UsedSkills", "Plugins", "Agents", "PermissionDenials" })
                run.Property<IReadOnlyList<string>>(list).IsJson();
            run.Property(row => row.Usage).IsJson();
            run.Property(row => row.Artifacts).IsJson();
        });
        model.Entity<Ref>().ToTable("refs").HasKey(row => new { row.DeliveryId, row.Number });
        model.Entity<Plan>().ToTable("plans").HasKey(plan => new { plan.DeliveryId, plan.Version });
        model.Entity<LongText>().ToTable("texts").HasKey(text => new { text.DeliveryId, text.Name });
        model.Entity<DeliveryEvent>().ToTable("events").HasKey(row => new { row.DeliveryId, row.Seq });
        model.Entity<DeliveryEvent>().Property(row => row.Steps).IsJson();
        model.Entity<DeliveryEvent>().HasIndex(row => new { row.Organization, row.Command, row.At });
        model.Entity<Source>().ToTable("sources").HasKey(source => new { source.Organization, source.Id });
        model.Entity<Source>().HasIndex(source => new { source.Organization, source.Host, source.Repository });
        model.Entity<Source>().Property(source => source.Settings).IsJson();
        model.Entity<IdempotencyKey>().ToTable("idempotency_keys").HasKey(row => new { row.Organization, row.Key });
        model.Entity<IdempotencyKey>().HasIndex(row => row.ExpiresAt);
        EnumColumns.AreWords(model);
    }

    private static void DescribeDelivery(
        Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<Delivery> delivery)
    {
        delivery.ToTable("deliveries").HasKey(row => row.Id);
        delivery.HasIndex(row => new { row.Organization, row.Seq }).IsUnique();
        delivery.HasIndex(row => new { row.Organization, row.CreatedAt });
        delivery.HasIndex(row => new { row.Organization, row.Host, row.Repository, row.Request, row.Generation })
            .IsUnique();
        delivery.HasIndex(row => new { row.Organization, row.Phase, row.RunStatus });
        delivery.HasIndex(row => new { row.Organization, row.SourceId, row.Request });
        delivery.HasIndex(row => new { row.Organization, row.StateSince });
        delivery.HasIndex(row => new { row.Organization, row.UpdatedAt });
        delivery.Property(row => row.Version).IsConcurrencyToken();
        delivery.Property(row => row.Settings).IsJson();
        delivery.Ignore(row => row.NewEvents).Ignore(row => row.Transitions).Ignore(row => row.AllowedActions)
            .Ignore(row => row.StandingApprovals).Ignore(row => row.ApprovalsMissing);
        delivery.HasMany(row => row.PhaseRuns).WithOne().HasForeignKey(run => run.DeliveryId);
        delivery.HasMany(row => row.Runs).WithOne().HasForeignKey(run => run.DeliveryId);
        delivery.HasMany(row => row.Refs).WithOne().HasForeignKey(known => known.DeliveryId);
        delivery.HasMany(row => row.Plans).WithOne().HasForeignKey(plan => plan.DeliveryId);
    }
}

internal sealed class SqliteDeliveryDbContext(DbContextOptions<SqliteDeliveryDbContext> options, Tenant tenant)
    : DeliveryDbContext(options, tenant);

internal sealed class PostgresDeliveryDbContext(DbContextOptions<PostgresDeliveryDbContext> options, Tenant tenant)
    : DeliveryDbContext(options, tenant);
