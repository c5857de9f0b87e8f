namespace JakeOps.Worker.Runner;

/// <summary>Opens, updates and readies the branch's pull request through <c>gh</c>, with the machine's own login.
/// Whatever goes wrong becomes a note: a pull request is a convenience, the pushed branch is the work.</summary>
/// <param name="command">Runs gh.</param>
/// <param name="hosted">Host and owner/name of the remote; null where it is no code host.</param>
/// <param name="folder">A folder outside every repository: gh reads the configuration of the one it stands in.</param>
internal sealed class PullRequests(GitCommand command, (string Host, string Repository)? hosted, string folder)
{
    public async Task<PullRequestState> SettleAsync(
        string branch, string onto, Afterwards afterwards, string? verdict, CancellationToken cancel)
    {
        var ready = verdict is not null && verdict == afterwards.ReadyWhenVerdict;
        if (afterwards.PullRequest is null && !ready) return new(null, null);
        if (await WhyNotAsync(cancel) is { } why) return new(null, $"not opened: {why}");
        var (host, name) = hosted!.Value;
        var state = await FindAsync($"{host}/{name}", branch, cancel);
        if (state.Failed) return state;
        if (afterwards.PullRequest is { } pull)
            state = state.Url is null
                ? await CreateAsync($"{host}/{name}", branch, onto, pull, cancel)
                : await UpdateAsync(state.Url, pull, cancel);
        if (!ready || state.Failed) return state;
        return state.Url is null
            ? new(null, "not marked ready: the branch has no open pull request")
            : await ReadyAsync(state.Url, cancel);
    }

    private async Task<string?> WhyNotAsync(CancellationToken cancel)
    {
        if (hosted is not { } remote) return "the remote is not on GitHub";
        var known = remote.Host == "github.com";
        if (command.Find("gh") is null)
            return known ? "gh is not installed on this machine" : $"{remote.Host} is not known to be a GitHub server";
        var status = await GhAsync(["auth", "status", "--hostname", remote.Host], cancel);
        if (status.Succeeded) return null;
        return known
            ? "gh is not logged in on this machine (gh auth login)"
            : $"gh on this machine does not know {remote.Host} (gh auth login --hostname {remote.Host})";
    }

    private async Task<PullRequestState> FindAsync(string repository, string branch, CancellationToken cancel)
    {
        var listed = await GhAsync(["pr", "list", $"--repo={repository}", $"--head={branch}", "--state=open",
            "--limit=1", "--json=url"], cancel);
        if (!listed.Succeeded) return Problem(null, "not opened", listed);
        try
        {
            using var json = JsonDocument.Parse(listed.Text);
            var urls = json.RootElement.EnumerateArray().Select(pull => pull.GetProperty("url").GetString());
            return new(urls.FirstOrDefault(), null);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return new(null, "not opened: gh gave an answer that is not understood", Failed: true);
        }
    }

    private async Task<PullRequestState> CreateAsync(
        string repository, string branch, string onto, PullRequest pull, CancellationToken cancel)
    {
        string[] draft = pull.Draft ? ["--draft"] : [];
        var created = await GhAsync(["pr", "create", $"--repo={repository}", $"--head={branch}", $"--base={onto}",
            $"--title={pull.Title}", "--body-file=-", .. draft], cancel, pull.Body);
        if (!created.Succeeded) return Problem(null, "not opened", created);
        var url = created.Text.Split('\n').Select(line => line.Trim())
            .LastOrDefault(line => line.StartsWith("https://", StringComparison.Ordinal));
        return new(url, pull.Draft ? "opened as a draft" : "opened");
    }

    private async Task<PullRequestState> UpdateAsync(string url, PullRequest pull, CancellationToken cancel)
    {
        var edited = await GhAsync(
            ["pr", "edit", $"--title={pull.Title}", "--body-file=-", "--", url], cancel, pull.Body);
        return edited.Succeeded ? new(url, "updated") : Problem(url, "not updated", edited);
    }

    private async Task<PullRequestState> ReadyAsync(string url, CancellationToken cancel)
    {
        var marked = await GhAsync(["pr", "ready", "--", url], cancel);
        return marked.Succeeded ? new(url, "marked ready for review") : Problem(url, "not marked ready", marked);
    }

    private Task<CommandOutput> GhAsync(string[] arguments, CancellationToken cancel, string? input = null) =>
        command.RunAsync("gh", folder, arguments, cancel, input);

    private static PullRequestState Problem(string? url, string what, CommandOutput output) =>
        new(url, $"{what}: gh " + (output.Words.Length > 0 ? $"says: {output.Words}" : $"ended with {output.ExitCode}"),
            Failed: true);
}

/// <param name="Url">The pull request, where there is one.</param>
/// <param name="Note">What was done, or why it was not.</param>
/// <param name="Failed">gh did not do what it was asked.</param>
internal sealed record PullRequestState(string? Url, string? Note, bool Failed = false);
