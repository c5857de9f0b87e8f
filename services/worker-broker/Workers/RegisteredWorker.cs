using JakeOps.Hosting;
using JakeOps.Worker.Protocol;

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

    /// <summary>Agent CLIs that it found, as people read them.</summary>
    public List<string> Agents { get; set; } = [];

    /// <summary>The token that it came in with last, and the repositories that it allows; none for any.</summary>
    public Guid? TokenId { get; set; }

    public List<string> Repositories { get; set; } = [];

    public string? Address { get; set; }

    /// <summary>Why it can take nothing, in its own words.</summary>
    public string? Problem { get; set; }

    /// <summary>Set by its owner on the machine.</summary>
    public Pause? OwnPause { get; set; }

    /// <summary>Set here.</summary>
    public Pause? Pause { get; set; }

    /// <summary>The connection that it has now; null while it is offline. A later connection takes over.</summary>
    public Guid? Connection { get; set; }

    public int Connections { get; set; }

    public DateTimeOffset FirstSeen { get; init; }

    public DateTimeOffset ConnectedAt { get; set; }

    public DateTimeOffset LastSeen { get; set; }

    /// <summary>When its load last changed.</summary>
    public DateTimeOffset IdleSince { get; set; }

    /// <summary>Why its last connection ended or was refused, where it was not by its own will.</summary>
    public string? LastError { get; set; }

    public DateTimeOffset? LastErrorAt { get; set; }

    /// <summary>Refused because of its version when it came last.</summary>
    public bool TooOld { get; set; }

    /// <summary>The pause that holds now, whoever set it.</summary>
    public Pause? PauseAt(DateTimeOffset now) => Holds(Pause, now) ?? Holds(OwnPause, now);

    private static Pause? Holds(Pause? pause, DateTimeOffset now) => pause?.Until <= now ? null : pause;
}
