using System.ComponentModel;

namespace JakeOps.Worker.Runner;

/// <summary>Runs git or gh: an argument list, a bounded answer, a time limit, no child left after a cancel.</summary>
internal sealed class GitCommand(GitSettings settings, IReadOnlyList<KeyValuePair<string, string>> environment)
{
    public const int OutputLimit = 4 * 1024 * 1024;

    private static readonly string NullDevice = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";

    /// <summary>For every git call of ours, whatever a configuration file says. Content filters (.gitattributes) are
    /// left on: they run only what the machine's own configuration defines, a repository cannot define one.</summary>
    private static readonly string[] Guards =
    [
        "-c", $"core.hooksPath={NullDevice}",
        "-c", "core.fsmonitor=false",
        "-c", "protocol.ext.allow=never",
        "-c", "submodule.recurse=false",
        "-c", "gc.auto=0",
        "-c", "maintenance.auto=false",
    ];

    /// <summary>Runs git on a repository that is always named: git never goes looking for one.</summary>
    /// <param name="gitDir">Null for a command that needs no repository.</param>
    /// <param name="arguments">The git command and its arguments.</param>
    /// <param name="cancel">Ends git and its children.</param>
    /// <param name="workTree">The working tree, for a command that needs one.</param>
    /// <param name="input">Standard input.</param>
    /// <param name="limit">Most bytes of standard output that are kept.</param>
    public Task<CommandOutput> GitAsync(
        string? gitDir, IEnumerable<string> arguments, CancellationToken cancel, string? workTree = null,
        string? input = null, int limit = OutputLimit)
    {
        string[] tree = workTree is null ? [] : [$"--work-tree={workTree}"];
        string[] all = [.. Guards, $"--git-dir={gitDir ?? NullDevice}", .. tree, .. arguments];
        var folder = workTree ?? (Directory.Exists(gitDir) ? gitDir : Path.GetTempPath());
        return RunAsync("git", folder, all, cancel, input, limit);
    }

    /// <summary>The output of a git command that is expected to work; a failure ends the execution.</summary>
    public async Task<string> GitTextAsync(
        string? gitDir, IEnumerable<string> arguments, CancellationToken cancel, string? workTree = null,
        string? input = null)
    {
        var output = await GitAsync(gitDir, arguments, cancel, workTree, input);
        return output.Succeeded
            ? output.Text
            : throw output.Failure(FailureCodes.GitFailed, "Git failed on this machine.");
    }

    public async Task<CommandOutput> RunAsync(
        string program, string folder, IEnumerable<string> arguments, CancellationToken cancel, string? input = null,
        int limit = OutputLimit)
    {
        using var process = new Process { StartInfo = StartInfo(program, folder, arguments) };
        try { process.Start(); }
        catch (Win32Exception problem)
        {
            return new(127, "", false, $"{program} could not be started: {problem.Message}");
        }
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(settings.TimeLimit);
        try { return await TalkAsync(process, input, limit, deadline.Token); }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(124, "", false, $"{program} was ended after {settings.TimeLimit:c} without coming to an end.");
        }
        finally { if (!process.HasExited) process.Kill(entireProcessTree: true); }
    }

    /// <summary>Where the program stands on the PATH that it would get; null where it is not installed.</summary>
    public string? Find(string program) =>
        (StartInfo(program, "", []).Environment.TryGetValue("PATH", out var path) ? path ?? "" : "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => new[] { Path.Combine(folder, program), Path.Combine(folder, program + ".exe") })
        .FirstOrDefault(File.Exists);

    private static async Task<CommandOutput> TalkAsync(
        Process process, string? input, int limit, CancellationToken cancel)
    {
        var errors = BoundedText.ReadAsync(process.StandardError.BaseStream, OutputLimit, cancel);
        var output = BoundedText.ReadAsync(process.StandardOutput.BaseStream, limit, cancel);
        try
        {
            var bytes = Encoding.UTF8.GetBytes(input ?? "");
            await process.StandardInput.BaseStream.WriteAsync(bytes, cancel);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading; its exit code and its words tell why.
        }
        var (text, cut) = await output;
        var (words, _) = await errors;
        await process.WaitForExitAsync(cancel);
        return new(process.ExitCode, text, cut, words);
    }

    private ProcessStartInfo StartInfo(string program, string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        GitEnvironment.Apply(start.Environment, settings, environment);
        // A bare name would be looked up on this process's PATH and not on the one given in the settings.
        if (folder.Length == 0 || Find(program) is not { } found) return start;
        start.FileName = found;
        return Inheritance.Detached(start);
    }
}
