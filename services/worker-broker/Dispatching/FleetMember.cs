using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker;

/// <summary>Somebody who can run executions now: a connected worker, or the one inside this process.</summary>
internal sealed class FleetMember(
    Guid workerId, Guid connection, string organization, string name, IReadOnlyList<string> tags, int capacity,
    ISubprocessRunner runner)
{
    private int _running;

    /// <summary>Canceled when the worker cannot be reached this way any more: whatever was on its way is said again
    /// over its next connection.</summary>
    public CancellationToken Gone { get; init; }

    public Guid WorkerId => workerId;

    public Guid Connection => connection;

    public string Organization => organization;

    public string Name => name;

    public IReadOnlyList<string> Tags => tags;

    public int Capacity => capacity;

    public ISubprocessRunner Runner => runner;

    public int Running => Volatile.Read(ref _running);

    public bool IsGone { get; private set; }

    public bool HasFreeSlot => Running < capacity && !IsGone;

    public void Reserve() => Interlocked.Increment(ref _running);

    public void Release() => Interlocked.Decrement(ref _running);

    public void Leave() => IsGone = true;
}
