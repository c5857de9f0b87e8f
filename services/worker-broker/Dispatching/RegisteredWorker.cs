using JakeOps.Hosting;

namespace JakeOps.WorkerBroker;

/// <summary>A worker that connected at least once. Its id stays the same over reconnects.</summary>
internal sealed class RegisteredWorker : ITenantOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Organization { get; init; }

    /// <summary>Made by the worker in its working folder; tells apart workers that share a token.</summary>
    public required string MachineId { get; init; }

    public required string Name { get; set; }

    public List<string> Tags { get; set; } = [];

    public int Capacity { get; set; }

    public string Version { get; set; } = "";

    public string Os { get; set; } = "";

    /// <summary>The connection that it has now; null while it is offline. A later connection takes over.</summary>
    public Guid? Connection { get; set; }

    public DateTimeOffset LastSeen { get; set; }
}
