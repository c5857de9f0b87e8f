namespace JakeOps.Worker.Runner;

/// <summary>How this machine runs the agent CLI.</summary>
public sealed class AgentOptions
{
    /// <summary>The agent CLI's file; null for <c>claude</c> on PATH.</summary>
    public string? AgentPath { get; set; }

    /// <summary>Where executions live while they run. One process at a time may use it.</summary>
    public string WorkFolder { get; set; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".jakeops", "work");

    /// <summary>One spelling of it, because processes are recognised by it after a restart.</summary>
    internal string FullWorkFolder => Path.TrimEndingDirectorySeparator(Path.GetFullPath(WorkFolder));

    /// <summary>Names of further environment variables that the agent gets to see.</summary>
    public IList<string> PassEnvironment { get; set; } = [];

    /// <summary>What keeps the agent from the rest of the machine.</summary>
    public SandboxMode Sandbox { get; set; } = SandboxMode.Auto;

    /// <summary>Further files and folders that the agent may read in the sandbox, such as a toolchain in the home
    /// folder.</summary>
    public IList<string> SandboxRead { get; set; } = [];

    /// <summary>Further files that hold a secret: masked in output, named where nothing keeps an agent from them.</summary>
    public IList<string> SecretFiles { get; set; } = [];

    /// <summary>Told how an agent is started, just before.</summary>
    public Action<AgentLaunch>? OnLaunch { get; set; }

    /// <summary>Told after each line of an agent.</summary>
    public Action<Guid, AgentUsage>? OnUsage { get; set; }

    /// <summary>Told how often each rule masked a secret, when an execution has ended.</summary>
    public Action<Guid, IReadOnlyDictionary<string, long>>? OnMasked { get; set; }

    /// <summary>Longest time without output where the request names none.</summary>
    public TimeSpan SilenceLimit { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Longest run where the request names none; null for no limit.</summary>
    public TimeSpan? TotalLimit { get; set; }

    /// <summary>Most bytes of output where the request names none.</summary>
    public long OutputLimit { get; set; } = 1L << 30;

    /// <summary>Most bytes of an execution's output that wait on the disk for whoever takes them.</summary>
    public long SpoolLimit { get; set; } = 256L << 20;

    /// <summary>How long the working tree of an interrupted execution waits for a retry.</summary>
    public TimeSpan KeepInterrupted { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long an agent may take to stop after it was asked in its own way, before SIGTERM.</summary>
    public TimeSpan InterruptGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long its processes may take after SIGTERM, before SIGKILL.</summary>
    public TimeSpan TerminateGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the search for processes that are left goes on at most.</summary>
    public TimeSpan SweepLimit { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an agent that gave its result may stay before it is ended.</summary>
    public TimeSpan ExitGrace { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long <c>--version</c> may take.</summary>
    public TimeSpan ProbeLimit { get; set; } = TimeSpan.FromSeconds(15);
}
