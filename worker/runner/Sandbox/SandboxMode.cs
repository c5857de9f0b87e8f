namespace JakeOps.Worker.Runner;

/// <summary>What keeps the agent from the rest of the machine.</summary>
public enum SandboxMode
{
    /// <summary>bubblewrap where it works, else nothing.</summary>
    Auto,

    /// <summary>bubblewrap, or no run at all.</summary>
    Bwrap,

    /// <summary>Nothing: the agent can read what its user can read.</summary>
    None,
}
