namespace JakeOps.Worker.Runner;

/// <summary>What this machine's own git configuration says: who commits, and how ssh is started.</summary>
internal sealed record GitMachine(GitCommand Git, string Name, string Email)
{
    public static async Task<GitMachine> LookAsync(CloneUrl url, GitSettings settings, CancellationToken cancel)
    {
        var git = new GitCommand(settings, url.Configuration);
        if (git.Find("git") is null) throw new ExecutionFailedException(FailureCodes.GitFailed,
            "Git was not found on this machine. Install git, then run it again.");
        var ssh = await git.GitAsync(null, ["config", "--get", "core.sshCommand"], cancel);
        string[] who = ["-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT"];
        var identity = await git.GitAsync(null, who, cancel);
        if (!ssh.Succeeded) git = new GitCommand(NeverAsking(settings), url.Configuration);
        var parts = identity.Text.Split([" <", "> "], 3, StringSplitOptions.None);
        return identity.Succeeded && parts is [var name, var email, _]
            ? new(git, name, email)
            : new(git, "JakeOps", "jakeops@localhost");
    }

    /// <summary>Arguments that make a commit carry this identity.</summary>
    public string[] Identity => ["-c", $"user.name={Name}", "-c", $"user.email={Email}"];

    /// <summary>An ssh command that the machine's owner chose is left alone; plain ssh may ask on a terminal.</summary>
    private static GitSettings NeverAsking(GitSettings settings) =>
        settings.Environment.ContainsKey("GIT_SSH_COMMAND")
        || Environment.GetEnvironmentVariable("GIT_SSH_COMMAND") is not null
        || Environment.GetEnvironmentVariable("GIT_SSH") is not null
            ? settings
            : settings with
            {
                Environment = new Dictionary<string, string?>(settings.Environment)
                {
                    ["GIT_SSH_COMMAND"] = "ssh -o BatchMode=yes",
                },
            };
}
