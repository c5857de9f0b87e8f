using System.Linq.Expressions;
using System.Text.Json;
using JakeOps.Hosting.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace JakeOps.Hosting.Persistence;

/// <summary>A service's database: its own tables plus outbox, inbox and parked messages.</summary>
/// <remarks>A service derives its model from this once, and from that an empty class for SQLite and one for PostgreSQL,
/// because each database has its own migrations. Rows that are <see cref="ITenantOwned"/> are filtered by the scope's
/// tenant; a loop that works for all of them says <c>IgnoreQueryFilters()</c>.</remarks>
public abstract class ServiceDbContext(DbContextOptions options, Tenant tenant) : DbContext(options)
{
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<OutboxLease> OutboxLeases => Set<OutboxLease>();

    public DbSet<InboxMessage> Inbox => Set<InboxMessage>();

    public DbSet<ParkedMessage> Parked => Set<ParkedMessage>();

    /// <summary>The organization that queries are filtered by.</summary>
    public string Organization => tenant.Organization;

    /// <summary>The service's own tables.</summary>
    protected abstract void DescribeTables(ModelBuilder model);

    protected sealed override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<OutboxMessage>(outbox =>
        {
            outbox.ToTable("outbox").HasKey(row => row.Seq);
            outbox.HasIndex(row => new { row.PartitionKey, row.Seq });
        });
        model.Entity<OutboxLease>().ToTable("outbox_lease").HasData(new OutboxLease { Id = 1 });
        model.Entity<InboxMessage>(inbox =>
        {
            inbox.ToTable("inbox").HasKey(row => new { row.MessageId, row.Consumer });
            inbox.HasIndex(row => row.ConsumedAt);
        });
        model.Entity<ParkedMessage>().ToTable("parked").HasKey(row => row.Id);
        DescribeTables(model);
        foreach (var entity in model.Model.GetEntityTypes())
        {
            if (typeof(ITenantOwned).IsAssignableFrom(entity.ClrType)) model.Entity(entity.ClrType).HasQueryFilter(ByTenant(entity.ClrType));
            NameInSnakeCase(entity);
        }
    }

    protected sealed override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        // SQLite cannot compare its text form of a DateTimeOffset; ticks of UTC can be compared and ordered.
        if (Database.ProviderName == "Microsoft.EntityFrameworkCore.Sqlite")
            conventions.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }

    private LambdaExpression ByTenant(Type type)
    {
        var row = Expression.Parameter(type, "row");
        var mine = Expression.Property(Expression.Constant(this), nameof(Organization));
        return Expression.Lambda(Expression.Equal(Expression.Property(row, nameof(ITenantOwned.Organization)), mine), row);
    }

    private static void NameInSnakeCase(IMutableEntityType entity)
    {
        entity.SetTableName(JsonNamingPolicy.SnakeCaseLower.ConvertName(entity.GetTableName()!));
        foreach (var property in entity.GetProperties())
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
    }
}
