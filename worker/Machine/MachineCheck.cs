namespace JakeOps.Worker;

/// <summary>What this machine can do, looked at and not typed.</summary>
internal sealed class MachineCheck(MachineOptions options, ClaudeCliAdapter adapter)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);
    private static readonly string[] LoginVariables =
        ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "CLAUDE_CODE_OAUTH_TOKEN", "CLAUDE_CODE_USE_BEDROCK", "CLAUDE_CODE_USE_VERTEX"];

    public async Task<(IReadOnlyList<AgentFound> Agents, IReadOnlyList<Finding> Findings)> LookAsync()
    {
        var check = await adapter.CheckAsync(CancellationToken.None);
        var sandboxed = check.Sandbox.StartsWith("bwrap", StringComparison.Ordinal);
        return (check.Agent is null ? [] : [check.Agent],
        [
            check.Agent is { } agent ? new("agent", true, true, $"{agent.Version} at {agent.Path}")
                : new("agent", false, true, check.Problem!, "npm install -g @anthropic-ai/claude-code"),
            Login(check.Agent),
            await GitAsync(),
            await GhAsync(),
            Disk(),
            new("sandbox", sandboxed, options.Agents.Sandbox == SandboxMode.Bwrap, check.Sandbox,
                check.Sandbox.Contains("not installed") ? "apt install bubblewrap" : null),
            new("policy", true, false, options.Policy.File ?? "none: everything that the server asks is allowed"),
        ]);
    }

    /// <summary>Why the worker can take nothing; null when it can.</summary>
    public static string? Problem(IEnumerable<Finding> findings) =>
        findings.FirstOrDefault(one => one is { Ok: false, Needed: true })?.Words;

    private Finding Login(AgentFound? agent)
    {
        if (agent is { Simulated: true }) return new("login", true, false, "the simulated agent needs none");
        var variable = LoginVariables.FirstOrDefault(name => Environment.GetEnvironmentVariable(name) is { Length: > 0 });
        var file = CredentialFiles.Of(options.Agents).FirstOrDefault(one => one.Owner == "agent").File;
        return (variable ?? file) is { } where ? new("login", true, false, $"the agent's login is in {where}")
            : new("login", false, false, OperatingSystem.IsMacOS() ? "it may be in the keychain, which was not looked into"
                : "no login of the agent was found", "run `claude` once and log in");
    }

    private static async Task<Finding> GitAsync()
    {
        var git = await AskAsync("git", "--version");
        return git.ExitCode == 0 ? new("git", true, true, git.Output.Trim())
            : new("git", false, true, "git is not installed, and without it there is no working tree.", "apt install git");
    }

    private static async Task<Finding> GhAsync()
    {
        const string Without = "pushes work, pull requests are not opened";
        var gh = await AskAsync("gh", "--version");
        if (gh.ExitCode != 0) return new("gh", false, false, $"gh is not installed: {Without}", "https://cli.github.com, then gh auth login");
        return (await AskAsync("gh", "auth", "status")).ExitCode == 0
            ? new("gh", true, false, $"{gh.Output.Split('\n')[0]}, logged in")
            : new("gh", false, false, $"gh is not logged in: {Without}", "gh auth login");
    }

    private Finding Disk()
    {
        var free = new DriveInfo(Directory.CreateDirectory(options.WorkFolder).FullName).AvailableFreeSpace / 1_000_000;
        var words = $"{free:N0} MB are free for {options.WorkFolder}";
        return free >= options.MinFreeDisk ? new("disk", true, true, words)
            : new("disk", false, true, $"Too little disk: only {words}; the worker wants {options.MinFreeDisk:N0} MB.",
                "make room, or set --min-free-disk");
    }

    private static Task<ShortCommand> AskAsync(string program, params string[] arguments) =>
        ShortCommand.RunAsync(program, arguments, Limit);
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Needed">Without it the worker takes nothing.</param>
/// <param name="Mend">The command or the step that mends it.</param>
internal sealed record Finding(string What, bool Ok, bool Needed, string Words, string? Mend = null);
