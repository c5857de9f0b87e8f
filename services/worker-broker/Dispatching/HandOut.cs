using Microsoft.Extensions.Options;

namespace JakeOps.WorkerBroker;

/// <summary>Gives what is queued to the best worker, wherever that is connected: its own replica claims it. What the
/// replica leaves lying is given to a worker of this one after a while.</summary>
internal sealed class HandOut(
    Fleet fleet, RunningExecutions running, DispatchSignal signal, IOptions<BrokerOptions> options, TimeProvider clock)
{
    private const int KindsAtOnce = 50;
    private const int OfOneKind = 64;

    private Dictionary<Guid, DateTimeOffset> _leftLying = [];

    /// <summary>For each organization: what is being given away, and the slots that are free after that.</summary>
    public async Task<Dictionary<string, Given>> GiveAsync(
        BrokerDbContext db, IReadOnlyList<QueuedKind> queue, IReadOnlyList<KnownWorker> workers, CancellationToken stop)
    {
        var (given, left, started) = (new Dictionary<string, Given>(), new Dictionary<Guid, DateTimeOffset>(), false);
        var workersOf = workers.Select(Counted).ToLookup(worker => worker.Organization);
        foreach (var ofOne in queue.GroupBy(kind => kind.Organization))
        {
            var result = given[ofOne.Key] = new([], new(workersOf[ofOne.Key]));
            var kinds = ofOne.ToDictionary(kind => kind.Key);
            foreach (var queued in await HeadAsync(db, ofOne, result.Slots, stop))
            {
                if (!running.Has(queued.Id))
                {
                    var others = Late(queued.Id) ? IsHere : (Func<KnownWorker, bool>?)null;
                    if (result.Slots.Take(queued, kinds[queued.Kind].Work, others) is not { } worker) continue;
                    if (!IsHere(worker)) left[queued.Id] = _leftLying.GetValueOrDefault(queued.Id, clock.GetUtcNow());
                    else if (running.Start(queued.Id, fleet.Find(worker.Id)!)) started = true;
                }
                result.Taken.Add(queued.Id);
            }
        }
        _leftLying = left;
        // What this look did not reach is looked at next.
        if (started) signal.Set();
        return given;
    }

    /// <summary>Of every kind that somebody could take now as much as could be taken, in the queue's order.</summary>
    private async Task<IEnumerable<QueuedExecution>> HeadAsync(
        BrokerDbContext db, IEnumerable<QueuedKind> kinds, FreeSlots slots, CancellationToken stop)
    {
        var head = new List<QueuedExecution>();
        foreach (var (kind, free, _) in kinds
            .Select(kind => (Kind: kind, Free: slots.For(kind.Work), Here: slots.For(kind.Work, IsHere) > 0))
            .Where(entry => entry.Free > 0)
            // What another replica does not fetch must not hide what workers of this one could take.
            .OrderByDescending(entry => entry.Here).ThenByDescending(entry => entry.Kind.Priority)
            .ThenBy(entry => entry.Kind.Oldest).Take(KindsAtOnce))
            // The rows of claims that are on their way are still on the queue.
            head.AddRange(await WorkQueue.HeadAsync(db, kind, Math.Min(free + running.Count, OfOneKind), stop));
        return head.OrderByDescending(queued => queued.Priority).ThenBy(queued => queued.Turn)
            .ThenBy(queued => queued.CreatedAt).ThenBy(queued => queued.Id);
    }

    private bool Late(Guid id) => _leftLying.TryGetValue(id, out var since)
        && clock.GetUtcNow() - since > options.Value.OthersWithin;

    private bool IsHere(KnownWorker worker) => fleet.Find(worker.Id) is { IsGone: false } member
        && member.Connection == worker.Connection;

    /// <summary>This replica knows of its own claims before the table does.</summary>
    private KnownWorker Counted(KnownWorker worker) => fleet.Find(worker.Id) is { } member
        ? worker with { Running = Math.Max(worker.Running, member.Running) }
        : worker;
}

/// <param name="Taken">Executions that somebody is about to get.</param>
internal sealed record Given(HashSet<Guid> Taken, FreeSlots Slots);
