namespace JakeOps.Worker.Runner;

/// <summary>What is asked of the remote, by its address each time: no remote is configured anywhere, so that nothing
/// in a repository's configuration can send a fetch or a push elsewhere.</summary>
internal sealed class GitRemote(GitCommand git, CloneUrl url)
{
    private const string Heads = "refs/heads/";
    private const string Symbolic = "ref: refs/heads/";

    public CloneUrl Url => url;

    /// <summary>The base branch to start from, and whether the remote has the branch to continue.</summary>
    public async Task<RemoteBranches> LookAsync(string? baseRef, string branch, CancellationToken cancel)
    {
        var asked = baseRef is null ? "HEAD" : Heads + baseRef;
        var listed = await git.GitAsync(
            null, ["ls-remote", "--symref", "--", url.Address, asked, Heads + branch], cancel);
        if (!listed.Succeeded) throw Unreachable(listed);
        var lines = listed.Text.Split('\n').Select(line => line.Split('\t')).Where(parts => parts.Length == 2).ToList();
        var head = lines.FirstOrDefault(parts => parts[0].StartsWith(Symbolic, StringComparison.Ordinal));
        var name = baseRef ?? head?[0][Symbolic.Length..];
        if (name is null || !lines.Exists(parts => parts[1] == asked)) throw await MissingAsync(baseRef, cancel);
        var sha256 = lines.Exists(parts => parts[0].Length == 64);
        var tip = lines.Find(parts => parts[1] == Heads + branch)?[0];
        return new(name, tip, sha256 ? "sha256" : "sha1");
    }

    /// <summary>Fetches both branches into <c>refs/remotes/origin</c>.</summary>
    public async Task FetchAsync(
        string gitDir, RemoteBranches branches, string branch, int depth, CancellationToken cancel)
    {
        string[] names = branches.HasBranch ? [branches.Base, branch] : [branches.Base];
        string[] refs = [.. names.Select(name => $"+{Heads}{name}:refs/remotes/origin/{name}")];
        var fetched = await FetchAsync(gitDir, depth > 0 ? [$"--depth={depth}"] : [], refs, cancel);
        // A server that only hands out files ("dumb http") cannot cut history.
        if (!fetched.Succeeded && depth > 0 && fetched.Says("shallow"))
            fetched = await FetchAsync(gitDir, [], refs, cancel);
        if (!fetched.Succeeded) throw Unreachable(fetched);
        if (branches.HasBranch) await ReachMergeBaseAsync(gitDir, refs, cancel);
    }

    public async Task PushAsync(string gitDir, string commit, string branch, CancellationToken cancel)
    {
        var pushed = await git.GitAsync(gitDir,
            ["push", "--porcelain", "--no-verify", "--no-follow-tags", "--no-signed", "--recurse-submodules=no",
                "--", url.Address, $"{commit}:{Heads}{branch}"], cancel);
        if (pushed.Succeeded) return;
        var refusal = pushed.Text.Split('\n').FirstOrDefault(line => line.StartsWith('!'))?.Split('\t')[^1] ?? "";
        throw pushed.Failure(FailureCodes.PushRejected,
            refusal.StartsWith("[rejected]", StringComparison.Ordinal)
                ? $"The branch {branch} has commits at the remote that this run did not start from, so the push was "
                  + "refused. Look at who pushed there, then run the phase again: it starts from the newest state."
                : $"The remote refused the push to {branch} {refusal}. Look at the branch's protection rules and hooks "
                  + "and whether this machine's git credentials may write there, then run it again.");
    }

    /// <summary>A shallow history may end before the point where the two branches part.</summary>
    private async Task ReachMergeBaseAsync(string gitDir, string[] refs, CancellationToken cancel)
    {
        string[][] steps = [["--deepen=100"], ["--deepen=1000"], ["--unshallow"]];
        foreach (var step in steps)
        {
            if (!File.Exists(Path.Combine(gitDir, "shallow"))) return;
            var common = await git.GitAsync(gitDir, ["merge-base", .. refs.Select(name => name.Split(':')[1])], cancel);
            if (common.Succeeded) return;
            await FetchAsync(gitDir, step, refs, cancel);
        }
    }

    private Task<CommandOutput> FetchAsync(string gitDir, string[] depth, string[] refs, CancellationToken cancel) =>
        git.GitAsync(gitDir, ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--recurse-submodules=no",
            .. depth, "--", url.Address, .. refs], cancel);

    private async Task<ExecutionFailedException> MissingAsync(string? baseRef, CancellationToken cancel)
    {
        var heads = await git.GitAsync(null, ["ls-remote", "--heads", "--", url.Address], cancel, limit: 4096);
        if (heads.Text.Length == 0) return new(FailureCodes.RepositoryEmpty,
            $"The repository {url} is empty. Push a first commit to it, then run it again.");
        var names = string.Join(", ", heads.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(Heads)[^1]).Take(5));
        return new(FailureCodes.BaseNotFound, baseRef is null
            ? $"The repository {url} has no default branch that exists. Name the source's base branch "
              + $"(it has {names}), or set the default branch at the remote, then run it again."
            : $"The repository {url} has no branch \"{baseRef}\" (it has {names}). Correct the source's base branch, "
              + "then run it again.");
    }

    private ExecutionFailedException Unreachable(CommandOutput output) => output.Failure(
        FailureCodes.RepositoryUnreachable,
        $"The repository {url} could not be reached from this machine. Check that it exists and that git on this "
        + $"machine may read it (\"git ls-remote {url}\"), then run it again.");
}

/// <param name="Base">Name of the base branch.</param>
/// <param name="Tip">The commit of the branch to work on; null where the remote has none yet.</param>
/// <param name="ObjectFormat">The hash that the repository's ids are made with.</param>
internal sealed record RemoteBranches(string Base, string? Tip, string ObjectFormat)
{
    public bool HasBranch => Tip is not null;
}
