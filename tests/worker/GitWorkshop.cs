using System.Diagnostics;
using System.Runtime.CompilerServices;
using JakeOps.Worker.Protocol;

namespace JakeOps.Worker.Tests;

/// <summary>A folder with a bare remote, a desk that makes commits in it, and a home for git and gh.</summary>
internal sealed class GitWorkshop : IDisposable
{
    public const string Branch = "jakeops/4f2a";

    public GitWorkshop(string defaultBranch = "main", bool empty = false)
    {
        Root = Directory.CreateTempSubdirectory("gitwork-").FullName;
        Directory.CreateDirectory(Path.Combine(Root, "home"));
        Directory.CreateDirectory(Path.Combine(Root, "bin"));
        Git(Root, "init", "--quiet", "--bare", $"--initial-branch={defaultBranch}", Remote);
        Git(Root, "init", "--quiet", $"--initial-branch={defaultBranch}", Desk);
        Git(Desk, "config", "user.name", "Ada");
        Git(Desk, "config", "user.email", "ada@example.com");
        if (!empty) Commit(defaultBranch, "README.md", "# demo\n", "Initial commit");
    }

    public string Root { get; }

    public string Remote => Path.Combine(Root, "remote.git");

    public string Url => $"file://{Remote}";

    public string Folder => Path.Combine(Root, "execution");

    public string Home => Path.Combine(Root, "home");

    private string Desk => Path.Combine(Root, "desk");

    public GitSettings Settings => new()
    {
        Environment = new Dictionary<string, string?>
        {
            ["HOME"] = Home,
            ["XDG_CONFIG_HOME"] = null,
            ["GIT_CONFIG_NOSYSTEM"] = "1",
            ["PATH"] = $"{Path.Combine(Root, "bin")}:{Environment.GetEnvironmentVariable("PATH")}",
        },
    };

    public void Dispose() => TreeFiles.Delete(Root);

    public WorkingTree Request(string? url = null) => new(url ?? Url, null, Branch, 1, [], null, null, false);

    public Task<GitTree> OpenAsync(WorkingTree? request = null) =>
        GitTree.OpenAsync(request ?? Request(), Folder, TestContext.Current.CancellationToken, Settings);

    public static Afterwards Push(
        string? message = "Do the work", bool commitsExpected = true, string? resultPath = null,
        PullRequest? pull = null) =>
        new(resultPath, message, commitsExpected, true, pull, null);

    public static Task<TreeChanges> FinishAsync(GitTree tree, Afterwards? afterwards = null, string? result = null) =>
        tree.FinishAsync(afterwards ?? Push(), result, null, TestContext.Current.CancellationToken);

    public static async Task<ExecutionFailedException> Failure(Func<Task> work, string code)
    {
        var failure = await Should.ThrowAsync<ExecutionFailedException>(work);
        failure.Code.ShouldBe(code, failure.Message);
        return failure;
    }

    /// <summary>Makes a commit at the remote, as a colleague would.</summary>
    public string Commit(string branch, string file, string content, string message)
    {
        if (Directory.GetFiles(Desk).Length > 0) Git(Desk, "checkout", "--quiet", "-B", branch);
        var path = Path.Combine(Desk, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        Git(Desk, "add", "--all");
        Git(Desk, "commit", "--quiet", "--message", message);
        Git(Desk, "push", "--quiet", Remote, $"HEAD:refs/heads/{branch}");
        return Git(Desk, "rev-parse", "HEAD");
    }

    public void CheckOutAtDesk(string branch) => Git(Desk, "checkout", "--quiet", branch);

    public void PushFromDesk(params string[] references) => Git(Desk, ["push", "--quiet", Remote, .. references]);

    public string AtRemote(params string[] arguments) => Git(Remote, arguments);

    public void InstallHook(string name, string script) => WriteScript(Path.Combine(Remote, "hooks", name), script);

    public void InstallProgram(string name, string script) => WriteScript(Path.Combine(Root, "bin", name), script);

    public void WriteScript(string path, string script)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "#!/bin/bash\n" + script);
        Run(Root, ["chmod", "+x", path]);
    }

    public string Git(string folder, params string[] arguments) => Run(folder, ["git", .. arguments]);

    public string Bash(string folder, string script, [CallerMemberName] string name = "") =>
        Run(folder, ["bash", "-euc", script, name]);

    private string Run(string folder, string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = Home;
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        using var process = Process.Start(start)!;
        // A trap that reads its standard input must not wait for the input of whoever runs the tests.
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', command)}: {errors.Result}");
        return text.Trim();
    }
}
