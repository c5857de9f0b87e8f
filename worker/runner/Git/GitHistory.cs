namespace JakeOps.Worker.Runner;

/// <summary>Reads commits and differences between commits. Nothing here looks at a working tree, nothing runs a diff
/// program that a configuration names.</summary>
internal sealed class GitHistory(GitCommand git, string gitDir)
{
    private const int MostCommits = 1000;
    private static readonly string[] Diff =
        ["diff", "--no-ext-diff", "--no-textconv", "--no-color", "--submodule=short"];

    public async Task<string> CommitAsync(string name, CancellationToken cancel)
    {
        string[] arguments = ["rev-parse", "--verify", "--end-of-options", $"{name}^{{commit}}"];
        return (await git.GitTextAsync(gitDir, arguments, cancel)).Trim();
    }

    /// <summary>Where the branch left its base; the base itself where the two have no common past.</summary>
    public async Task<string> MergeBaseAsync(string onto, string head, CancellationToken cancel)
    {
        var common = await git.GitAsync(gitDir, ["merge-base", onto, head], cancel);
        return common.Succeeded ? common.Text.Trim() : onto;
    }

    /// <summary>Commits of <paramref name="head"/> that <paramref name="from"/> lacks, oldest first.</summary>
    public async Task<IReadOnlyList<CommitLabel>> CommitsAsync(string from, string head, CancellationToken cancel)
    {
        var text = await git.GitTextAsync(gitDir,
            ["log", "-z", "--no-show-signature", "--no-color", $"--max-count={MostCommits}", "--format=%H%n%an%n%s",
                "--end-of-options", $"{from}..{head}"], cancel);
        return [.. text.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(record => record.Split('\n', 3))
            .Where(parts => parts.Length == 3)
            .Select(parts => new CommitLabel(parts[0], parts[2].Trim(), parts[1]))
            .Reverse()];
    }

    public async Task<IReadOnlyList<string>> FilesAsync(string from, string head, CancellationToken cancel)
    {
        string[] arguments = [.. Diff, "--name-only", "--no-renames", "-z", "--end-of-options", from, head];
        return (await git.GitTextAsync(gitDir, arguments, cancel)).Split('\0', StringSplitOptions.RemoveEmptyEntries);
    }

    public async Task<(string Text, bool Cut)> DiffAsync(string from, string head, int limit, CancellationToken cancel)
    {
        var output = await git.GitAsync(gitDir, [.. Diff, "--end-of-options", from, head], cancel, limit: limit);
        return output.Succeeded
            ? (output.Text, output.Cut)
            : throw output.Failure(FailureCodes.GitFailed, "The diff could not be made.");
    }

    /// <summary>What a reviewing agent reads instead of running git: the commits, then the diff.</summary>
    public async Task<string> ReviewTextAsync(string from, string head, int limit, CancellationToken cancel)
    {
        var text = new StringBuilder($"Base: {from}\nHead: {head}\n\nCommits, oldest first:\n");
        foreach (var commit in await CommitsAsync(from, head, cancel))
            text.Append($"  {commit.Id[..12]} {commit.Subject} ({commit.Author})\n");
        var (diff, cut) = await DiffAsync(from, head, limit, cancel);
        text.Append($"\nDiff:\n{diff}");
        if (cut) text.Append($"\n[The diff is cut here, at {limit} bytes. Read the files themselves for the rest.]\n");
        return text.ToString();
    }
}
