using JakeOps.Hosting;

namespace JakeOps.WorkerBroker;

/// <summary>When github-sync last polled a source and what was wrong, for the Python server's status.</summary>
internal sealed class PolledSource : ITenantOwned
{
    public required string Organization { get; init; }

    public required string SourceId { get; init; }

    public required string Repository { get; set; }

    public required DateTimeOffset PolledAt { get; set; }

    public string? Problem { get; set; }
}
