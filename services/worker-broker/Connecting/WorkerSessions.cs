using System.Collections.Concurrent;
using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker;

/// <summary>The connections of this replica, one for each worker.</summary>
internal sealed class WorkerSessions
{
    private readonly ConcurrentDictionary<Guid, WorkerSession> _sessions = new();

    /// <summary>A worker that comes again takes the place of its older connection, which ends first.</summary>
    public async Task EnterAsync(Guid worker, WorkerSession session)
    {
        WorkerSession? older = null;
        _sessions.AddOrUpdate(worker, session, (_, there) =>
        {
            older = there;
            return session;
        });
        const string reason = "The same worker connected again; this connection is over.";
        if (older is not null) await older.EndAsync(CloseCodes.Superseded, reason, new Superseded(reason));
    }

    public void Leave(WorkerSession session) => _sessions.TryRemove(new(session.WorkerId, session));

    /// <summary>The tokens that somebody is here with.</summary>
    public IReadOnlyCollection<WorkerToken> Tokens() =>
        [.. _sessions.Values.Select(session => session.Token).DistinctBy(token => token.Id)];

    public Task RevokeAsync(Guid token, string reason = "The token was revoked.") => Task.WhenAll(
        _sessions.Values.Where(session => session.Token.Id == token)
            .Select(session => session.EndAsync(CloseCodes.Revoked, reason)));
}
