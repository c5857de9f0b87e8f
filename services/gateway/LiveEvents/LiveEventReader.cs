using JakeOps.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.Gateway.LiveEvents;

/// <summary>Reads one organization's events page by page, each in a scope of its own: a stream stays open for hours.</summary>
internal sealed class LiveEventReader(IServiceScopeFactory scopes, IOptions<LiveEventOptions> options, string organization)
{
    public async Task<(long Oldest, long Newest)> RangeAsync(CancellationToken ct)
    {
        await using var scope = Open();
        return await scope.ServiceProvider.GetRequiredService<GatewayDbContext>().RangeAsync(ct);
    }

    public async Task<List<LiveEvent>> PageAsync(long after, CancellationToken ct)
    {
        await using var scope = Open();
        return await scope.ServiceProvider.GetRequiredService<GatewayDbContext>().LiveEvents.AsNoTracking()
            .Where(row => row.Sequence > after).OrderBy(row => row.Sequence).Take(options.Value.PageSize).ToListAsync(ct);
    }

    private AsyncServiceScope Open()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Organization = organization;
        return scope;
    }
}

internal static class LiveEventRange
{
    /// <summary>First and last stored sequence of all organizations; zeros when there is none.</summary>
    public static async Task<(long Oldest, long Newest)> RangeAsync(this GatewayDbContext db, CancellationToken ct)
    {
        var all = db.LiveEvents.IgnoreQueryFilters();
        return (await all.MinAsync(row => (long?)row.Sequence, ct) ?? 0, await all.MaxAsync(row => (long?)row.Sequence, ct) ?? 0);
    }
}
