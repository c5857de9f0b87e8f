namespace JakeOps.Worker.Runner;

/// <summary>Where git, gh and the agent CLI keep what logs them in, and what else the machine has to keep.</summary>
public static class CredentialFiles
{
    /// <summary>Those that exist, each with whose it is.</summary>
    public static IEnumerable<(string File, string Owner)> Of(AgentOptions options) =>
        All(options).Where(one => File.Exists(one.File));

    private static IEnumerable<(string File, string Owner)> All(AgentOptions options)
    {
        var home = Environment.GetEnvironmentVariable("HOME")
            ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var config = Variable("XDG_CONFIG_HOME") ?? Path.Combine(home, ".config");
        var gh = Variable("GH_CONFIG_DIR") ?? Path.Combine(
            OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData) : config,
            OperatingSystem.IsWindows() ? "GitHub CLI" : "gh");
        yield return (Path.Combine(home, ".git-credentials"), "git");
        yield return (Path.Combine(config, "git", "credentials"), "git");
        yield return (Path.Combine(home, ".netrc"), "git");
        yield return (Path.Combine(home, "_netrc"), "git");
        yield return (Path.Combine(gh, "hosts.yml"), "gh");
        yield return (Path.Combine(Variable("CLAUDE_CONFIG_DIR") ?? Path.Combine(home, ".claude"), ".credentials.json"), "agent");
        yield return (Path.Combine(Variable("CLAUDE_CONFIG_DIR") ?? home, ".claude.json"), "agent");
        foreach (var file in options.SecretFiles) yield return (Path.GetFullPath(file), "worker");
    }

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
