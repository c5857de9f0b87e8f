using System.Collections.Concurrent;

namespace JakeOps.WorkerBroker;

/// <summary>The workers of this replica.</summary>
internal sealed class Fleet(DispatchSignal signal)
{
    private readonly ConcurrentDictionary<Guid, FleetMember> _members = new();

    public bool HasFreeSlot => _members.Values.Any(member => member.HasFreeSlot);

    public void Join(FleetMember member)
    {
        _members[member.WorkerId] = member;
        signal.Set();
    }

    public void Leave(FleetMember member)
    {
        member.Leave();
        _members.TryRemove(new(member.WorkerId, member));
    }

    public FleetMember? Find(Guid worker) => _members.GetValueOrDefault(worker);

    /// <summary>Who fits and did not refuse it.</summary>
    public IEnumerable<FleetMember> Fitting(QueuedExecution queued) => _members.Values.Where(member =>
        member.Organization == queued.Organization && Tags.Fit(member.Tags, queued.RequiredTags)
        && !queued.RefusedBy.Contains(member.WorkerId));

    /// <summary>Among those with a free slot the least loaded, then the longest idle.</summary>
    public FleetMember? Choose(QueuedExecution queued) => Fitting(queued).Where(member => member.HasFreeSlot)
        .OrderBy(member => member.Load).ThenBy(member => member.Since).FirstOrDefault();
}
