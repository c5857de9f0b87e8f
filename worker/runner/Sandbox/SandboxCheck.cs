using System.Collections.Concurrent;

namespace JakeOps.Worker.Runner;

/// <summary>What protects this machine from its agents.</summary>
/// <param name="Program">bubblewrap's file; null where there is no sandbox.</param>
/// <param name="Sentence">What an agent can read, for the people who have to know.</param>
public sealed record SandboxCheck(string? Program, string Sentence)
{
    private const string Inside =
        "bwrap: the agent reads its working tree, its own configuration and login, and the system; it writes its tree only.";

    private static readonly ConcurrentDictionary<string, string?> Tried = new();

    /// <summary>Tries the sandbox, once for each program.</summary>
    public static async Task<SandboxCheck> OfAsync(AgentOptions options, CancellationToken cancel)
    {
        if (options.Sandbox == SandboxMode.None) return Without("it is switched off", options);
        var program = Find();
        if (program is null) return Without(OperatingSystem.IsLinux()
            ? "bubblewrap is not installed (apt install bubblewrap)" : "there is one on Linux only", options);
        if (!Tried.TryGetValue(program, out var problem)) Tried[program] = problem = await TryAsync(program, cancel);
        return problem is null ? new(program, Inside) : Without(problem, options);
    }

    /// <summary>Throws where the owner asks for a sandbox that is not to be had.</summary>
    public static async Task<SandboxCheck> RequireAsync(AgentOptions options, CancellationToken cancel)
    {
        var check = await OfAsync(options, cancel);
        return check.Program is null && options.Sandbox == SandboxMode.Bwrap
            ? throw new ExecutionFailedException(FailureCodes.WorkerFailed,
                $"The worker runs agents in a sandbox only, and has none: {check.Sentence} `jakeops-worker doctor` says more.")
            : check;
    }

    private static SandboxCheck Without(string why, AgentOptions options)
    {
        var secrets = CredentialFiles.Of(options).Select(one => one.File).ToList();
        return new(null, $"none ({why}): the agent can read all that {Environment.UserName} can read, other processes too"
            + (secrets.Count > 0 ? $", among it {string.Join(", ", secrets)}." : "."));
    }

    private static string? Find() => OperatingSystem.IsLinux()
        ? (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, "bwrap")).FirstOrDefault(File.Exists)
        : null;

    private static async Task<string?> TryAsync(string program, CancellationToken cancel)
    {
        var answer = await ShortCommand.RunAsync(program, [.. Bubblewrap.System(), "/bin/sh", "-c", "exit 0"],
            new Dictionary<string, string>(), TimeSpan.FromSeconds(10), cancel);
        if (answer.ExitCode == 0) return null;
        var container = Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER") is null ? ""
            : "; a container has to be run with --security-opt seccomp=unconfined --security-opt systempaths=unconfined for it";
        return $"bubblewrap does not work here: {answer.Errors.Trim()}{container}";
    }
}
