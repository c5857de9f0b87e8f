namespace JakeOps.Worker.Runner;

/// <summary>One execution's clone, and the git work around the agent's run.</summary>
/// <remarks>The agent may write whatever it likes into its tree, <c>.git</c> included. So what the system does
/// afterwards uses a second git folder beside the tree (<see cref="GitVault"/>) and takes over nothing but commits.
/// </remarks>
internal sealed class GitTree
{
    private readonly string _root;
    private readonly WorkingTree _request;
    private readonly GitSettings _settings;
    private readonly GitMachine _machine;
    private readonly GitRemote _remote;
    private GitVault? _vault;
    private string _baseBranch = "";
    private string _baseTip = "";
    private string _start = "";
    private string? _remoteTip;
    private bool _borrowed;

    private GitTree(WorkingTree request, string root, GitSettings settings, GitMachine machine, CloneUrl url)
    {
        (_request, _root, _settings, _machine) = (request, root, settings, machine);
        _remote = new GitRemote(machine.Git, url);
        Folder = Path.Combine(root, "tree");
    }

    /// <summary>The working tree, where the agent runs.</summary>
    public string Folder { get; }

    private string AgentGitDir => Path.Combine(Folder, ".git");

    private IEnumerable<string> Excluded =>
        _request.DiffFile is null ? _request.Files.Select(file => file.Path)
            : _request.Files.Select(file => file.Path).Append(_request.DiffFile);

    /// <summary>Clones, makes or continues the branch, places files and the reviewer's diff.</summary>
    /// <param name="request">What tree to make.</param>
    /// <param name="folder">The execution's own folder; the tree is made in it.</param>
    /// <param name="settings">Null for the defaults.</param>
    /// <param name="kept">A tree of this machine to go on in, where the remote still is as it was.</param>
    /// <exception cref="ExecutionFailedException">Git work failed; nothing is left in the folder.</exception>
    public static async Task<GitTree> OpenAsync(
        WorkingTree request, string folder, CancellationToken cancel, GitSettings? settings = null,
        (KeptTree Tree, string Root)? kept = null)
    {
        settings ??= GitSettings.Default;
        var url = CloneUrl.Parse(request.CloneUrl);
        var machine = await GitMachine.LookAsync(url, settings, cancel);
        if (kept is var (there, root))
        {
            var again = new GitTree(request, root, settings, machine, url) { _borrowed = true };
            try { if (await again.GoOnAsync(there, cancel)) return again; }
            catch
            {
                KeptTree.Leave(root);
                throw;
            }
            await again.RemoveAsync();
        }
        var tree = new GitTree(request, folder, settings, machine, url);
        try
        {
            await DiskProblem.GuardAsync(() => tree.MakeAsync(cancel));
            return tree;
        }
        catch
        {
            tree.Delete();
            throw;
        }
    }

    /// <summary>Writes the result, commits, pushes and takes care of the pull request, as asked.</summary>
    /// <exception cref="ExecutionFailedException">Git work failed.</exception>
    public Task<TreeChanges> FinishAsync(
        Afterwards afterwards, string? resultText, string? verdict, CancellationToken cancel) =>
        DiskProblem.GuardAsync(() => FinishHereAsync(afterwards, resultText, verdict, cancel));

    /// <summary>Leaves the tree of an interrupted session to a retry; else deletes it, unless the request says to keep
    /// it.</summary>
    public Task CloseAsync(bool interrupted) =>
        interrupted && KeptTree.Leave(_root) ? Task.CompletedTask : RemoveAsync();

    public Task RemoveAsync() => Task.Run(() =>
    {
        Delete();
        KeptTree.Release(_root);
        // Its own execution may still have output in there that nobody took.
        if (_borrowed && !Directory.EnumerateFileSystemEntries(_root).Any()) Directory.Delete(_root);
    });

    /// <summary>From now on this session is at work in it.</summary>
    public void HoldFor(Guid session) =>
        new KeptTree(session, _request, _remoteTip, _baseBranch, _baseTip, _start, _vault!.Configuration).HoldIn(_root);

    private async Task<bool> GoOnAsync(KeptTree kept, CancellationToken cancel)
    {
        var vault = Path.Combine(_root, "git");
        if (!Directory.Exists(Folder) || !Directory.Exists(vault)) return false;
        var baseRef = _request.BaseRef is null ? null : BranchName.Short(_request.BaseRef);
        var branches = await _remote.LookAsync(baseRef, _request.Branch, cancel);
        if (branches.Base != kept.BaseBranch || branches.Tip != kept.RemoteTip) return false;
        (_baseBranch, _baseTip, _start, _remoteTip) = (kept.BaseBranch, kept.BaseTip, kept.Start, kept.RemoteTip);
        _vault = GitVault.Again(_machine, Folder, vault, kept.Configuration);
        return true;
    }

    private async Task MakeAsync(CancellationToken cancel)
    {
        Delete();
        await BranchName.RequireAsync(_machine.Git, _request.Branch, "branch", cancel);
        var baseRef = _request.BaseRef is null ? null : BranchName.Short(_request.BaseRef);
        if (baseRef is not null) await BranchName.RequireAsync(_machine.Git, baseRef, "base branch", cancel);
        var branches = await _remote.LookAsync(baseRef, _request.Branch, cancel);
        if (branches.Base == _request.Branch) throw new ExecutionFailedException(FailureCodes.BadRequest,
            $"The branch to work on and the base branch are both \"{branches.Base}\". Name different ones.");
        (_baseBranch, _remoteTip) = (branches.Base, branches.Tip);
        await CheckOutAsync(branches, cancel);
        var history = new GitHistory(_machine.Git, AgentGitDir);
        _baseTip = await history.CommitAsync($"refs/remotes/origin/{branches.Base}", cancel);
        _start = await history.CommitAsync("HEAD", cancel);
        if (_request.Committed is { } file) _start = await CommitAsync(history, file, cancel);
        await PlaceAsync(history, cancel);
        _vault = await GitVault.CopyAsync(_machine, Folder, Path.Combine(_root, "git"), cancel);
    }

    private async Task CheckOutAsync(RemoteBranches branches, CancellationToken cancel)
    {
        Directory.CreateDirectory(Folder);
        await _machine.Git.GitTextAsync(AgentGitDir, ["init", "--quiet", "--template=",
            $"--initial-branch={_request.Branch}", $"--object-format={branches.ObjectFormat}"], cancel, Folder);
        await _remote.FetchAsync(AgentGitDir, branches, _request.Branch, Math.Max(0, _request.Depth), cancel);
        var from = branches.HasBranch ? _request.Branch : branches.Base;
        await _machine.Git.GitTextAsync(AgentGitDir, ["checkout", "--quiet", "--no-track", "-B", _request.Branch,
            $"refs/remotes/origin/{from}"], cancel, Folder);
    }

    /// <summary>Returns the new head, or the old one where the branch holds the file as it should be.</summary>
    private async Task<string> CommitAsync(GitHistory history, CommittedFile file, CancellationToken cancel)
    {
        await TreePath.WriteAsync(Folder, file.Path, file.Content, cancel);
        await GitAsync("add", "--force", "--", $":(top,literal){TreePath.Normal(file.Path)}");
        if ((await GitAsync("diff", "--cached", "--name-only")).Length > 0)
            await GitAsync([.. _machine.Identity, "commit", "--quiet", "--no-verify", "--no-gpg-sign",
                "--cleanup=verbatim", "-m", file.Message]);
        return await history.CommitAsync("HEAD", cancel);

        Task<string> GitAsync(params string[] arguments) =>
            _machine.Git.GitTextAsync(AgentGitDir, arguments, cancel, Folder);
    }

    private async Task PlaceAsync(GitHistory history, CancellationToken cancel)
    {
        foreach (var file in _request.Files) await TreePath.WriteAsync(Folder, file.Path, file.Content, cancel);
        if (_request.DiffFile is not null)
        {
            var from = await history.MergeBaseAsync(_baseTip, _start, cancel);
            var text = await history.ReviewTextAsync(from, _start, _settings.DiffFileBytes, cancel);
            await TreePath.WriteAsync(Folder, _request.DiffFile, text, cancel);
        }
        Directory.CreateDirectory(Path.Combine(AgentGitDir, "info"));
        await File.WriteAllLinesAsync(
            Path.Combine(AgentGitDir, "info", "exclude"), Excluded.Select(TreePath.ExcludeLine), cancel);
    }

    private async Task<TreeChanges> FinishHereAsync(
        Afterwards afterwards, string? resultText, string? verdict, CancellationToken cancel)
    {
        var vault = _vault!;
        var head = await vault.TakeCommitsAsync(_start, cancel);
        var resultPath = resultText is null ? null : afterwards.ResultPath;
        if (resultPath is not null) await TreePath.WriteAsync(Folder, resultPath, resultText!, cancel);
        if (afterwards.CommitMessage is { } message)
            head = await vault.CommitRestAsync(head, message, Excluded, resultPath, cancel);

        var history = new GitHistory(_machine.Git, vault.GitDir);
        var commits = await history.CommitsAsync(_start, head, cancel);
        if (afterwards.CommitsExpected && commits.Count == 0) throw new ExecutionFailedException(FailureCodes.NoChanges,
            "The agent changed nothing: there is no new commit and no uncommitted change. Read what it said, make the "
            + "plan or the request clearer, then run it again.");
        if (afterwards.Push) await _remote.PushAsync(vault.GitDir, head, _request.Branch, cancel);
        var pull = await new PullRequests(_machine.Git, _remote.Url.Hosted, _root)
            .SettleAsync(_request.Branch, _baseBranch, afterwards, verdict, cancel);
        return await ChangesAsync(history, head, commits, pull, cancel);
    }

    private async Task<TreeChanges> ChangesAsync(
        GitHistory history, string head, IReadOnlyList<CommitLabel> commits, PullRequestState pull,
        CancellationToken cancel)
    {
        var from = await history.MergeBaseAsync(_baseTip, head, cancel);
        var (diff, cut) = await history.DiffAsync(from, head, _settings.DiffBytes, cancel);
        var files = await history.FilesAsync(from, head, cancel);
        return new(_request.Branch, from, head, commits, files, diff, cut, pull.Url, pull.Note);
    }

    private void Delete()
    {
        if (!_request.Keep || _vault is null) TreeFiles.Delete(Folder);
        TreeFiles.Delete(Path.Combine(_root, "git"));
    }
}
