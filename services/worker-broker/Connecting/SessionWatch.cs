using JakeOps.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.WorkerBroker;

/// <summary>Closes the connections of tokens that expired, or were revoked on another replica.</summary>
internal sealed class SessionWatch(
    IServiceScopeFactory scopes, WorkerSessions sessions, IOptions<BrokerOptions> options, TimeProvider clock,
    ILogger<SessionWatch> log) : PeriodicWork(clock, log)
{
    private readonly TimeProvider _clock = clock;

    protected override TimeSpan Pause => options.Value.Poll;

    protected override async Task WorkAsync(CancellationToken stop)
    {
        var tokens = sessions.Tokens();
        if (tokens.Count == 0) return;
        foreach (var token in tokens.Where(token => token.ExpiresAt <= _clock.GetUtcNow()))
            _ = sessions.RevokeAsync(token.Id, "The token has expired.");
        var ids = tokens.Select(token => token.Id).ToList();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BrokerDbContext>();
        var revoked = await db.Tokens.IgnoreQueryFilters()
            .Where(row => ids.Contains(row.Id) && row.RevokedAt != null).Select(row => row.Id).ToListAsync(stop);
        // Not waited for: a worker that does not answer must not keep the others connected.
        foreach (var id in revoked) _ = sessions.RevokeAsync(id);
    }
}
