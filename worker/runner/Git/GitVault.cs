namespace JakeOps.Worker.Runner;

/// <summary>The system's own git folder of a working tree, copied before the agent started. What the agent put into the
/// tree's own git folder (hooks, configuration, filters, links) takes no effect here: only commits come over, by git's
/// own transfer, which checks every object.</summary>
internal sealed class GitVault
{
    private readonly GitMachine _machine;
    private readonly string _tree;
    private readonly string _agentGitDir;
    private readonly string _configuration;

    private GitVault(GitMachine machine, string tree, string gitDir, string configuration)
    {
        (_machine, _tree, _configuration) = (machine, tree, configuration);
        (_agentGitDir, GitDir) = (Path.Combine(tree, ".git"), gitDir);
    }

    public string GitDir { get; }

    public string Configuration => _configuration;

    /// <summary>Of a tree that an earlier run left.</summary>
    public static GitVault Again(GitMachine machine, string tree, string gitDir, string configuration) =>
        new(machine, tree, gitDir, configuration);

    public static async Task<GitVault> CopyAsync(
        GitMachine machine, string tree, string gitDir, CancellationToken cancel)
    {
        var agents = Path.Combine(tree, ".git");
        var configuration = await File.ReadAllTextAsync(Path.Combine(agents, "config"), cancel);
        TreeFiles.Copy(agents, gitDir, cancel);
        // The agent commits in a minimal environment that does not show it the machine's identity.
        await machine.Git.GitTextAsync(agents, ["config", "user.name", machine.Name], cancel);
        await machine.Git.GitTextAsync(agents, ["config", "user.email", machine.Email], cancel);
        return new(machine, tree, gitDir, configuration);
    }

    /// <summary>Fetches the commit that the agent's tree stands on; returns it, or <paramref name="start"/> where the
    /// agent left none.</summary>
    public async Task<string> TakeCommitsAsync(string start, CancellationToken cancel)
    {
        await RestoreAsync(GitDir, cancel);
        if (!Path.Exists(_agentGitDir)) return start;
        RequirePlain();
        await RestoreAsync(_agentGitDir, cancel);
        var named = await _machine.Git.GitAsync(
            _agentGitDir, ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], cancel);
        var head = named.Text.Trim();
        if (!named.Succeeded || head == start) return start;
        var fetched = await _machine.Git.GitAsync(GitDir,
            ["-c", "fetch.fsckObjects=true", "fetch", "--quiet", "--no-tags", "--no-write-fetch-head",
                "--recurse-submodules=no", "--", _agentGitDir, "+HEAD:refs/jakeops/agent"], cancel);
        return fetched.Succeeded ? head : throw fetched.Failure(FailureCodes.GitFailed,
            "The agent's commits could not be taken over from its working tree. Run it again.");
    }

    /// <summary>Commits what is uncommitted, by git's plumbing: no hook, no editor, no signature, no look into a nested
    /// repository. Returns the new head, or <paramref name="head"/> where there was nothing.</summary>
    /// <param name="head">The commit to build on.</param>
    /// <param name="message">Commit message.</param>
    /// <param name="excluded">Paths that are never committed.</param>
    /// <param name="forced">A path that is committed even where the repository ignores it.</param>
    /// <param name="cancel">Ends git.</param>
    public async Task<string> CommitRestAsync(
        string head, string message, IEnumerable<string> excluded, string? forced, CancellationToken cancel)
    {
        // Git would run commands in the repository that such a folder holds, by that repository's configuration.
        foreach (var nested in TreeFiles.Walk(_tree, ".git").Where(IsNestedGit).ToList())
            TreeFiles.Delete(nested.FullName);
        await GitAsync(["read-tree", head]);
        await GitAsync(["add", "--all", "--", "."]);
        foreach (var path in excluded) await GitAsync(["reset", "--quiet", "--no-refresh", head, "--", Literal(path)]);
        if (forced is not null) await GitAsync(["add", "--force", "--", Literal(forced)]);
        var tree = await GitAsync(["write-tree"]);
        if (tree == await GitAsync(["rev-parse", "--verify", $"{head}^{{tree}}"])) return head;
        return await GitAsync(
            [.. _machine.Identity, "-c", "i18n.commitEncoding=UTF-8", "commit-tree", "-p", head, "-F", "-", tree],
            message.Replace("\0", "", StringComparison.Ordinal).TrimEnd() + "\n");

        async Task<string> GitAsync(string[] arguments, string? input = null) =>
            (await _machine.Git.GitTextAsync(GitDir, arguments, cancel, _tree, input)).Trim();
    }

    private static string Literal(string path) => $":(top,literal){TreePath.Normal(path)}";

    private bool IsNestedGit(FileSystemInfo entry) =>
        entry.Name.Equals(".git", StringComparison.OrdinalIgnoreCase) && entry.FullName != _agentGitDir;

    /// <summary>Through a link or an alternate we would read repositories that the agent itself may not read.</summary>
    private void RequirePlain()
    {
        var folder = new DirectoryInfo(_agentGitDir);
        string[] pointers = ["commondir", "objects/info/alternates"];
        if (!folder.Exists || folder.LinkTarget is not null
            || pointers.Any(name => Path.Exists(Path.Combine(_agentGitDir, name)))
            || TreeFiles.Walk(_agentGitDir).Any(entry => entry.LinkTarget is not null))
            throw new ExecutionFailedException(FailureCodes.GitFailed,
                "The agent turned its .git folder into a pointer to another place, so its commits were not taken. "
                + "Look at the transcript for why, then run it again.");
    }

    private async Task RestoreAsync(string gitDir, CancellationToken cancel)
    {
        File.Delete(Path.Combine(gitDir, "config"));
        File.Delete(Path.Combine(gitDir, "config.worktree"));
        await File.WriteAllTextAsync(Path.Combine(gitDir, "config"), _configuration, cancel);
    }
}
