using JakeOps.Gateway.Protection;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Gateway.Accounts;

/// <summary>Who fails again and again waits longer and longer.</summary>
/// <remarks>Counted for an account and an address together, so that a stranger who fails on purpose delays himself and
/// not the account's owner; and, with more patience, for the address alone, which tries many accounts. Only who knows
/// the password gets as far as the second factor, so those failures are counted for the account.</remarks>
internal sealed class Throttle(GatewayDbContext db, TimeProvider clock)
{
    private const int Free = 5;
    private const int FreeOfAddress = 100;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    public static string[] Password(HttpContext context, string email) =>
        [$"{SecretToken.Hash(email)} {RequestLimits.AddressOf(context)}", Address(context)];

    public static string[] Setup(HttpContext context) => [$"setup {RequestLimits.AddressOf(context)}"];

    public static string[] SecondFactor(string account) => [$"second factor {account}"];

    public static string[] Mail(string email) => [$"mail {SecretToken.Hash(email)}"];

    /// <summary>How long still to wait; null for not at all.</summary>
    public async Task<TimeSpan?> WaitAsync(string[] keys, CancellationToken ct)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var attempts = await db.Attempts.AsNoTracking().Where(attempt => keys.Contains(attempt.Key)).ToListAsync(ct);
        var wait = attempts.Select(attempt => attempt.At + (long)Delay(attempt).TotalMilliseconds - now).DefaultIfEmpty().Max();
        return wait > 0 ? TimeSpan.FromMilliseconds(wait) : null;
    }

    public async Task FailedAsync(string[] keys, CancellationToken ct)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var forgotten = now - (long)Longest.TotalMilliseconds;
        foreach (var key in keys)
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO attempts (key, count, at) VALUES ({key}, 1, {now})
                ON CONFLICT (key) DO UPDATE SET count = CASE WHEN attempts.at < {forgotten} THEN 1 ELSE attempts.count + 1 END, at = {now}
                """, ct);
    }

    /// <summary>The address stays under suspicion: it may know one of many passwords that it tries.</summary>
    public Task SucceededAsync(string[] keys, CancellationToken ct)
    {
        var key = keys[0];
        return db.Attempts.Where(attempt => attempt.Key == key).ExecuteDeleteAsync(ct);
    }

    private static string Address(HttpContext context) => $"address {RequestLimits.AddressOf(context)}";

    private static TimeSpan Delay(Attempt attempt)
    {
        var over = attempt.Count - (attempt.Key.StartsWith("address ", StringComparison.Ordinal) ? FreeOfAddress : Free);
        if (over < 0) return TimeSpan.Zero;
        var delay = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(over, 20)));
        return delay < Longest ? delay : Longest;
    }
}
