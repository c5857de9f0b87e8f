using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker;

/// <summary>Settings, section <c>WorkerBroker</c>. The times belong together: docs in README.md.</summary>
internal sealed class BrokerOptions
{
    /// <summary>Address that workers reach this server by, written into tokens; null for the address that the maker
    /// of the token used.</summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>How often a worker says that it is there.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>A connection that says nothing for this long is dead.</summary>
    public TimeSpan Silence { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an execution stays a worker's after its last confirmed heartbeat.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(150);

    /// <summary>A worker that does not answer a cancel for this long is taken for lost.</summary>
    public TimeSpan CancelWithin { get; set; } = TimeSpan.FromSeconds(60);

    public TimeSpan HelloWithin { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>A worker that takes nothing off its socket for this long is cut off.</summary>
    public TimeSpan SendWithin { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the queue is looked at when nothing wakes the dispatcher, waiting reasons are renewed, and
    /// what other replicas wrote down is obeyed: cancels, revoked tokens.</summary>
    public TimeSpan Poll { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long another replica may leave lying what a worker of its own is the best for.</summary>
    public TimeSpan OthersWithin { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Workers that nobody has seen for this long are forgotten.</summary>
    public TimeSpan ForgetAfter { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How often they are looked for.</summary>
    public TimeSpan Forgetting { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often ended leases are looked for.</summary>
    public TimeSpan Sweep { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long executions of the in-process worker may take to end when the process stops.</summary>
    public TimeSpan StopWithin { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Workers that may refuse an execution before it is given up.</summary>
    public int Refusals { get; set; } = 3;

    /// <summary>Most output frames of one execution that may wait for their acknowledgement.</summary>
    public int UnacknowledgedFrames { get; set; } = Wire.UnacknowledgedFrames;

    /// <summary>Most connections that one token may have to one replica.</summary>
    public int ConnectionsPerToken { get; set; } = 1000;

    /// <summary>Most connections that one address may have to one replica; a company may be one address.</summary>
    public int ConnectionsPerAddress { get; set; } = 1000;

    /// <summary>Most frames that a worker may send in a second.</summary>
    public int FramesPerSecond { get; set; } = 2000;
}
