using JakeOps.Gateway.Access;
using JakeOps.Hosting;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Gateway.Keys;

internal static class KeySetup
{
    public static void AddKeyTable(this ModelBuilder model) => model.Entity<ApiKey>(key =>
    {
        key.ToTable("api_keys").HasKey(row => row.Id);
        key.HasIndex(row => row.Hash).IsUnique();
        key.HasIndex(row => new { row.Organization, row.Account });
        key.HasIndex(row => row.ExpiresAt);
        key.Property(row => row.Scope).HasConversion<string>();
    });

    /// <summary>For good: who becomes a member again makes new ones.</summary>
    /// <param name="organization">Null for all.</param>
    public static Task<int> DeleteKeysAsync(this GatewayDbContext db, string account, string? organization, CancellationToken ct) =>
        db.Keys.IgnoreQueryFilters().Where(key => key.Account == account && (organization == null || key.Organization == organization))
            .ExecuteDeleteAsync(ct);

    /// <summary>Open answers to it end on every replica.</summary>
    public static void Revoked(this GatewayDbContext db, TimeProvider clock, ApiKey key) =>
        db.Changed(clock, key.Account, $"key:{key.Id}", key.Organization);
}

/// <summary>Forgets keys that have been of no use for long. Two replicas at once do no harm.</summary>
internal sealed class KeyCleanup(IServiceScopeFactory scopes, TimeProvider clock, ILogger<KeyCleanup> log) : PeriodicWork(clock, log)
{
    private static readonly TimeSpan Keep = TimeSpan.FromDays(90);

    private readonly TimeProvider _clock = clock;

    protected override TimeSpan Pause => TimeSpan.FromHours(6);

    protected override async Task WorkAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GatewayDbContext>();
        var before = _clock.GetUtcNow() - Keep;
        await db.Keys.IgnoreQueryFilters().Where(key => key.ExpiresAt < before || key.RevokedAt < before).ExecuteDeleteAsync(stop);
    }
}
