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

    public DbSet<Observation> Observations => Set<Observation>();

    public DbSet<AccountBudget> Budgets => Set<AccountBudget>();

    public DbSet<CachedAnswer> Answers => Set<CachedAnswer>();

    protected override void DescribeTables(ModelBuilder model)
    {
        model.Entity<Source>(source =>
        {
            source.ToTable("sources").HasKey(row => row.Id);
            source.HasIndex(row => new { row.Organization, row.CreatedAt });
            source.Property(row => row.Version).IsConcurrencyToken();
            source.Property(row => row.Settings).HasConversion(
                settings => JsonSerializer.Serialize(settings, Json),
                text => JsonSerializer.Deserialize<SourceSettings>(text, Json)!,
                // Settings are replaced as a whole, so the reference tells whether they changed.
                new ValueComparer<SourceSettings>((one, other) => ReferenceEquals(one, other), settings => settings.GetHashCode()));
        });
        model.Entity<Observation>().ToTable("observations")
            .HasKey(row => new { row.Organization, row.DeliveryId, row.Phase, row.Attempt });
        model.Entity<AccountBudget>().ToTable("account_budgets").HasKey(row => row.Account);
        model.Entity<CachedAnswer>().ToTable("answers").HasKey(row => new { row.Organization, row.Account, row.Url });
        model.Entity<CachedAnswer>().HasIndex(row => row.StoredAt);
    }
}

internal sealed class SqliteGitHubSyncDbContext(DbContextOptions<SqliteGitHubSyncDbContext> options, Tenant tenant)
    : GitHubSyncDbContext(options, tenant);

internal sealed class PostgresGitHubSyncDbContext(DbContextOptions<PostgresGitHubSyncDbContext> options, Tenant tenant)
    : GitHubSyncDbContext(options, tenant);
