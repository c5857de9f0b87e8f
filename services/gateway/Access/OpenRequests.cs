using System.Collections.Concurrent;
using JakeOps.Hosting;

namespace JakeOps.Gateway.Access;

/// <summary>What is being answered by this process, so that a stream ends with the right to read it.</summary>
internal sealed class OpenRequests(TimeProvider clock)
{
    private readonly ConcurrentDictionary<HttpContext, (Caller Caller, long Since)> _open = new();

    public async Task FollowAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<Caller>() is { } caller) _open[context] = (caller, clock.GetTimestamp());
        try { await next(context); }
        finally { _open.TryRemove(context, out _); }
    }

    /// <summary>Ends what is answered to that account. An answer that has not begun is that of a short request, and
    /// perhaps of the very one that brought the change.</summary>
    /// <param name="until">A timestamp; what began after it was let in by the new state.</param>
    public void End(AccessChange change, long until)
    {
        foreach (var (context, (caller, since)) in _open)
            if (since <= until && caller.Account == change.Account
                && (change.Session ?? caller.Session) == caller.Session
                && (change.Organization ?? caller.Organization) == caller.Organization
                && context.Response.HasStarted)
                context.Abort();
    }
}
