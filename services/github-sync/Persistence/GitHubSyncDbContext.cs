using System.Text.Json;
using JakeOps.Hosting;
using JakeOps.Hosting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace JakeOps.GitHubSync;

internal abstract class GitHubSyncDbContext(DbContextOptions options, Tenant tenant) : ServiceDbContext(options, tenant)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public DbSet<Source> Sources => Set<Source>();

    public IQueryable<Source> LiveSources => Sources.Where(source => !source.Deleted);

    public DbSet<Observation> Observations => Set<Observation>();

    public DbSet<SourceSync> Syncs => Set<SourceSync>();

    public DbSet<Request> Requests => Set<Request>();

    public DbSet<Poll> Polls => Set<Poll>();

    public DbSet<Hook> Hooks => Set<Hook>();

    public DbSet<Watch> Watches => Set<Watch>();

    public DbSet<Report> Reports => Set<Report>();

    public DbSet<AccountBudget> Budgets => Set<AccountBudget>();

    public DbSet<CachedAnswer> Answers => Set<CachedAnswer>();

    public Task<Source?> FindSourceAsync(string id, CancellationToken ct) =>
        LiveSources.SingleOrDefaultAsync(source => source.Id == id, ct);

    public Task<SourceSync?> SyncOfAsync(string id, CancellationToken ct) =>
        Syncs.AsNoTracking().SingleOrDefaultAsync(sync => sync.SourceId == id, ct);

    protected override void DescribeTables(ModelBuilder model)
    {
        model.Entity<Source>(source =>
        {
            source.ToTable("sources").HasKey(row => row.Id);
            source.HasIndex(row => new { row.Organization, row.CreatedAt });
            source.Property(row => row.Version).IsConcurrencyToken();
            source.Property(row => row.Access).HasConversion<string>();
            source.Ignore(row => row.Repository).Ignore(row => row.Api);
            source.Property(row => row.Settings).HasConversion(
                settings => JsonSerializer.Serialize(settings, Json),
                text => JsonSerializer.Deserialize<SourceSettings>(text, Json)!,
                // Settings are replaced as a whole, so the reference tells whether they changed.
                new ValueComparer<SourceSettings>((one, other) => ReferenceEquals(one, other), settings => settings.GetHashCode()));
        });
        model.Entity<SourceSync>(sync =>
        {
            sync.ToTable("source_syncs").HasKey(row => row.SourceId);
            sync.HasIndex(row => row.NextPollAt);
            sync.Property(row => row.State).HasConversion<string>();
            sync.Property(row => row.Revision).IsConcurrencyToken();
        });
        model.Entity<Request>(request =>
        {
            request.ToTable("requests").HasKey(row => new { row.SourceId, row.Number });
            request.HasIndex(row => new { row.SourceId, row.Standing });
            request.Property(row => row.Standing).HasConversion<string>();
            request.Property(row => row.Version).IsConcurrencyToken();
            request.Ignore(row => row.Label).Ignore(row => row.WantsDelivery).Ignore(row => row.MayBeMerged);
        });
        model.Entity<Poll>().ToTable("polls").HasKey(row => row.Id);
        model.Entity<Poll>().HasIndex(row => new { row.SourceId, row.Id });
        model.Entity<Poll>().HasIndex(row => row.At);
        model.Entity<Hook>(hook =>
        {
            hook.ToTable("hooks").HasKey(row => new { row.SourceId, row.Id });
            hook.HasIndex(row => new { row.State, row.NotBefore });
            hook.HasIndex(row => row.ReceivedAt);
            hook.Property(row => row.State).HasConversion<string>();
        });
        model.Entity<Observation>().ToTable("observations")
            .HasKey(row => new { row.Organization, row.DeliveryId, row.Phase, row.Attempt });
        model.Entity<Watch>(watch =>
        {
            watch.ToTable("watches").HasKey(row => new { row.Organization, row.DeliveryId, row.Phase, row.Attempt });
            watch.HasIndex(row => new { row.NextAt, row.LeaseUntil });
            watch.HasIndex(row => row.SourceId);
            watch.Property(row => row.Revision).IsConcurrencyToken();
        });
        model.Entity<Report>(report =>
        {
            report.ToTable("reports").HasKey(row => new { row.Organization, row.DeliveryId, row.Kind });
            report.HasIndex(row => new { row.NextAt, row.LeaseUntil });
            report.HasIndex(row => row.SourceId);
            report.Property(row => row.Revision).IsConcurrencyToken();
            report.Ignore(row => row.Marker);
        });
        model.Entity<AccountBudget>().ToTable("account_budgets").HasKey(row => row.Account);
        model.Entity<CachedAnswer>().ToTable("answers").HasKey(row => new { row.Organization, row.Account, row.Url });
        model.Entity<CachedAnswer>().HasIndex(row => row.StoredAt);
    }
}

internal sealed class SqliteGitHubSyncDbContext(DbContextOptions<SqliteGitHubSyncDbContext> options, Tenant tenant)
    : GitHubSyncDbContext(options, tenant);

internal sealed class PostgresGitHubSyncDbContext(DbContextOptions<PostgresGitHubSyncDbContext> options, Tenant tenant)
    : GitHubSyncDbContext(options, tenant);
