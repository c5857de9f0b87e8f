using JakeOps.Hosting;

namespace JakeOps.Transcripts;

/// <summary>That a Delivery exists, and which of its executions runs, as delivery last said.</summary>
internal sealed class KnownDelivery : ITenantOwned
{
    public required string Organization { get; init; }

    public required string Id { get; init; }

    public int Version { get; private set; }

    public Guid? RunningExecution { get; private set; }

    /// <summary>False where a newer change is known already.</summary>
    public bool Change(int version, Guid? running)
    {
        if (version <= Version) return false;
        (Version, RunningExecution) = (version, running);
        return true;
    }
}
