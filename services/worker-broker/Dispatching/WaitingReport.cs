using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker;

/// <summary>Tells a worker what waits in its organization, and why it does not get it.</summary>
internal static class WaitingReport
{
    private const int MostKinds = 10;

    /// <summary>By what the dispatcher saw when it looked last: a heartbeat reads no queue.</summary>
    public static WaitingWork? For(FleetMember worker, IReadOnlyList<string> repositories, WorkQueue queue)
    {
        var kinds = queue.LastOf(worker.Organization);
        if (kinds.Count == 0) return null;
        var unfit = kinds.OrderBy(kind => kind.Oldest)
            .Select(kind => (Kind: kind, Why: Fit.Obstacle(worker.WorkerId, worker.Tags, repositories, kind.Work)))
            .Where(entry => entry.Why is not null).Take(MostKinds)
            .Select(entry => new UnfitWork(
                entry.Kind.Count, entry.Kind.Work.RequiredTags, entry.Kind.Oldest, entry.Why!));
        return new(kinds.Sum(kind => kind.Count), [.. unfit]);
    }
}
