using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.GitHubSync;

/// <summary>Lets calls go only as far as the account's limits allow. The database is the one place where they are
/// counted, because the host counts all replicas as one.</summary>
internal sealed class Budgets(IServiceScopeFactory scopes, IOptions<GitHubSyncOptions> options, TimeProvider clock)
{
    // The secondary limit is 900 points a minute.
    private const int PointsAMinute = 800;

    private static readonly Meter Meter = new("JakeOps.GitHubSync");

    private static readonly Gauge<int> Left =
        Meter.CreateGauge<int>("jakeops.github.calls_left", description: "Calls of an account until its limit is reset.");

    private static readonly TimeSpan SameHour = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongestBlock = TimeSpan.FromHours(1);

    /// <summary>Null when the call may go.</summary>
    public async Task<Problem?> RefuseAsync(Access access, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await ReadAsync(access.Account, ct) is not { } budget) return null;
        if (budget.BlockedUntil > now) return Wait("The host asks for slower calls (secondary rate limit)", budget.BlockedUntil);
        var reset = budget.ResetAt.AddSeconds(1 - budget.AheadSeconds);
        if (reset > now && budget.Remaining <= 0)
            return Wait($"The account's calls of this hour are used up ({budget.Limit})", reset);
        if (reset > now && access.Background && budget.Remaining <= budget.Limit * options.Value.Reserve)
            return Wait($"{budget.Remaining} of the account's {budget.Limit} calls of this hour are left and kept for "
                + "other work", reset);
        if (budget.Minute == Minute(now) && budget.Points >= PointsAMinute)
            return Wait("The account made as many calls as it may in a minute",
                DateTimeOffset.FromUnixTimeSeconds((budget.Minute + 1) * 60));
        return null;
    }

    /// <summary>Learns from an answer. An answer that was overtaken by a later one changes nothing for the better.</summary>
    public async Task LearnAsync(Access access, RawAnswer answer, Problem? problem, int points, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GitHubSyncDbContext>();
        await EnsureAsync(db, access.Account, ct);
        var row = db.Budgets.Where(one => one.Account == access.Account);
        var minute = Minute(now);
        await row.ExecuteUpdateAsync(set => set
            .SetProperty(one => one.Points, one => one.Minute == minute ? one.Points + points : points)
            .SetProperty(one => one.Minute, minute), ct);
        // An answer to a bad credential tells the limit of strangers.
        if (answer.Status != 401 && Limits(answer) is { } told)
        {
            var ahead = (int)answer.Ahead(now).TotalSeconds;
            // The host's servers differ by a second about one and the same hour.
            var (before, after) = (told.ResetAt - SameHour, told.ResetAt + SameHour);
            await row.Where(one => one.ResetAt < before || (one.ResetAt <= after && one.Remaining > told.Remaining))
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.Limit, told.Limit)
                    .SetProperty(one => one.Remaining, told.Remaining).SetProperty(one => one.ResetAt, told.ResetAt)
                    .SetProperty(one => one.AheadSeconds, ahead), ct);
            Left.Record(told.Remaining, KeyValuePair.Create<string, object?>("account", access.Account[..8]));
        }
        if (answer.CredentialEndsAt is { } end)
            await row.Where(one => one.CredentialEndsAt == null || one.CredentialEndsAt != end)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.CredentialEndsAt, end), ct);
        if (IsSecondary(answer, problem)) await BlockAsync(db, access.Account, problem!, now, ct);
        else if (answer.IsSuccess)
            await row.Where(one => one.Strikes > 0).ExecuteUpdateAsync(set => set.SetProperty(one => one.Strikes, 0), ct);
    }

    public async Task<AccountBudget?> ReadAsync(string account, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GitHubSyncDbContext>();
        return await db.Budgets.AsNoTracking().SingleOrDefaultAsync(one => one.Account == account, ct);
    }

    public static async Task EnsureAsync(GitHubSyncDbContext db, string account, CancellationToken ct)
    {
        if (await db.Budgets.AnyAsync(one => one.Account == account, ct)) return;
        db.Add(new AccountBudget { Account = account });
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException) { db.ChangeTracker.Clear(); /* another call was faster */ }
    }

    /// <summary>Without a time from the host it is a minute, twice as long each time in a row.</summary>
    private static async Task BlockAsync(
        GitHubSyncDbContext db, string account, Problem problem, DateTimeOffset now, CancellationToken ct)
    {
        var strikes = (await db.Budgets.AsNoTracking().SingleAsync(one => one.Account == account, ct)).Strikes;
        var wait = TimeSpan.FromMinutes(Math.Min(Math.Pow(2, Math.Min(strikes, 10)), LongestBlock.TotalMinutes));
        var until = problem.RetryAt ?? now + wait;
        await db.Budgets.Where(one => one.Account == account && one.BlockedUntil < until).ExecuteUpdateAsync(set => set
            .SetProperty(one => one.BlockedUntil, until).SetProperty(one => one.Strikes, strikes + 1), ct);
    }

    private static bool IsSecondary(RawAnswer answer, Problem? problem) =>
        problem?.Kind == ProblemKind.Limited && answer.Number("x-ratelimit-remaining") != 0;

    private static (int Limit, int Remaining, DateTimeOffset ResetAt)? Limits(RawAnswer answer) =>
        answer.Header("x-ratelimit-resource") is null or "core"
        && answer.Number("x-ratelimit-limit") is { } limit && answer.Number("x-ratelimit-remaining") is { } remaining
        && answer.Number("x-ratelimit-reset") is { } reset and > 0 and < 100_000_000_000
            ? ((int)Math.Min(limit, int.MaxValue), (int)Math.Min(remaining, int.MaxValue),
                DateTimeOffset.FromUnixTimeSeconds(reset))
            : null;

    private static long Minute(DateTimeOffset now) => now.ToUnixTimeSeconds() / 60;

    private static Problem Wait(string why, DateTimeOffset until) =>
        new(ProblemKind.Limited, $"{why}: it goes on by itself at {until:HH:mm:ss} UTC.", RetryAt: until);
}
