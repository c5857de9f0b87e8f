using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace JakeOps.Worker.Runner;

/// <summary>Finds the agent CLI and asks it for its version, once for each file as it stands.</summary>
internal sealed partial class AgentProbe(AgentOptions options)
{
    private readonly ConcurrentDictionary<(string Path, DateTime Written), AgentFound> _known = new();

    /// <summary>Throws <see cref="ExecutionFailedException"/> with what to install or change.</summary>
    public async Task<AgentFound> FindAsync(CancellationToken cancel)
    {
        var path = Locate() ?? throw new ExecutionFailedException(FailureCodes.AgentNotFound,
            options.AgentPath is { } named
            ? $"There is no agent CLI at '{named}'. Correct the path of the agent, or leave it out to use `claude` "
                + "on PATH."
            : "Claude Code is not installed: there is no `claude` on PATH. Install it with "
                + "`npm install -g @anthropic-ai/claude-code`, run `claude` once to log in, then retry.");
        var file = (path, File.GetLastWriteTimeUtc(
            File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path));
        if (_known.TryGetValue(file, out var known)) return known;
        return _known[file] = await AskAsync(path, cancel);
    }

    /// <summary>The version that the CLI reported, for comparing.</summary>
    public static Version VersionOf(AgentFound agent) => Version.Parse(VersionText().Match(agent.Version).Value);

    private async Task<AgentFound> AskAsync(string path, CancellationToken cancel)
    {
        var environment = AgentEnvironment.Build(options, null, GitIdentity.Own, AgentEnvironment.OfThisProcess());
        var answer = await ShortCommand.RunAsync(path, ["--version"], environment, options.ProbeLimit, cancel);
        var text = answer.Output.Trim();
        if (answer.ExitCode is null) throw new ExecutionFailedException(FailureCodes.AgentNotFound,
            $"'{path} --version' gave no answer within {options.ProbeLimit.TotalSeconds:0.#} s. Run it by hand to "
            + "see why, then retry.");
        if (answer.ExitCode != 0 || !VersionText().IsMatch(text)) throw new ExecutionFailedException(
            FailureCodes.AgentNotFound,
            $"'{path}' does not answer --version as Claude Code does ({Shorten(text)}). Check the path of the agent.");
        var agent = new AgentFound(path, text, text.Contains("simulated", StringComparison.OrdinalIgnoreCase));
        if (VersionOf(agent) < AgentInvocation.Oldest) throw new ExecutionFailedException(FailureCodes.AgentTooOld,
            $"Claude Code {VersionOf(agent)} at '{path}' is too old; {AgentInvocation.Oldest} or newer is needed. "
            + "Update it with `claude update` or `npm install -g @anthropic-ai/claude-code@latest`, then retry.");
        return agent;
    }

    private string? Locate()
    {
        var name = options.AgentPath ?? "claude";
        if (name.Contains(Path.DirectorySeparatorChar) || name.Contains('/'))
            return File.Exists(name) ? Path.GetFullPath(name) : null;
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ""] : [""];
        var folders = Environment.GetEnvironmentVariable("PATH") ?? "";
        return folders.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => endings.Select(ending => Path.GetFullPath(Path.Combine(folder, name + ending))))
            .FirstOrDefault(File.Exists);
    }

    private static string Shorten(string text) =>
        text.Length == 0 ? "no output" : $"'{(text.Length > 200 ? text[..200] : text)}'";

    [GeneratedRegex(@"^\d{1,9}\.\d{1,9}\.\d{1,9}")]
    private static partial Regex VersionText();
}
