using Microsoft.EntityFrameworkCore;

namespace JakeOps.GitHubSync;

/// <summary>What hosts told last of the limits of the accounts that sources use. Sources with one credential share one.</summary>
internal sealed class KnownLimits(GitHubSyncDbContext db, AccessOpener opener)
{
    public async Task<SeenLimit?> OfAsync(Source source, CancellationToken ct) =>
        (await OfAsync([source], ct)).GetValueOrDefault(source.Id);

    /// <returns>By the id of the source; without those of which nothing is known.</returns>
    public async Task<IReadOnlyDictionary<string, SeenLimit>> OfAsync(IReadOnlyCollection<Source> sources, CancellationToken ct)
    {
        var accounts = sources.Select(source => (source.Id, opener.Open(source, background: true).Access?.Account))
            .Where(one => one.Account is not null).ToList();
        var wanted = accounts.Select(one => one.Account!).Distinct().ToList();
        var known = await db.Budgets.Where(row => wanted.Contains(row.Account) && row.Limit > 0)
            .Select(row => new { row.Account, Limit = new SeenLimit(row.Limit, row.Remaining, row.ResetAt) })
            .ToDictionaryAsync(row => row.Account, row => row.Limit, ct);
        return accounts.Where(one => known.ContainsKey(one.Account!)).ToDictionary(one => one.Id, one => known[one.Account!]);
    }
}
