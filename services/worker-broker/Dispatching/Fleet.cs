using System.Collections.Concurrent;

namespace JakeOps.WorkerBroker;

/// <summary>The workers of this replica.</summary>
internal sealed class Fleet(DispatchSignal signal)
{
    private readonly ConcurrentDictionary<Guid, FleetMember> _members = new();

    public bool HasFreeSlot => _members.Values.Any(member => member.HasFreeSlot);

    public bool HasFreeSlotFor(string organization) =>
        _members.Values.Any(member => member.HasFreeSlot && member.Organization == organization);

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
}
