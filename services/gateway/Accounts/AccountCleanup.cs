using JakeOps.Hosting;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Gateway.Accounts;

/// <summary>Forgets what has run out. Two replicas at once do no harm.</summary>
internal sealed class AccountCleanup(IServiceScopeFactory scopes, TimeProvider clock, ILogger<AccountCleanup> log)
    : PeriodicWork(clock, log)
{
    private static readonly TimeSpan Keep = TimeSpan.FromHours(1);

    private readonly TimeProvider _clock = clock;

    protected override TimeSpan Pause => TimeSpan.FromMinutes(10);

    protected override async Task WorkAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GatewayDbContext>();
        var (now, before) = (_clock.GetUtcNow(), _clock.GetUtcNow() - Keep);
        var old = before.ToUnixTimeMilliseconds();
        await db.Sessions.Where(session => session.ExpiresAt < now).ExecuteDeleteAsync(stop);
        await db.OneTimeLinks.Where(link => link.ExpiresAt < now).ExecuteDeleteAsync(stop);
        await db.Invitations.IgnoreQueryFilters().Where(invitation => invitation.ExpiresAt < now).ExecuteDeleteAsync(stop);
        await db.Attempts.Where(attempt => attempt.At < old).ExecuteDeleteAsync(stop);
        await db.AccessChanges.Where(change => change.At < before).ExecuteDeleteAsync(stop);
    }
}
