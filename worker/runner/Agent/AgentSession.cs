namespace JakeOps.Worker.Runner;

/// <summary>Which session of the agent CLI a run gets.</summary>
internal static class AgentSession
{
    /// <summary>The wanted one where this machine has its file and the CLI resumes from another folder, else a new
    /// one.</summary>
    public static (Guid Id, bool Resume) Choose(
        Guid? wanted, Version version, IReadOnlyDictionary<string, string> environment)
    {
        if (wanted is not { } id || version < AgentInvocation.Restricting) return (Guid.NewGuid(), false);
        var projects = Path.Combine(ConfigFolder(environment), "projects");
        var known = Directory.Exists(projects)
            && Directory.EnumerateDirectories(projects)
                .Any(project => File.Exists(Path.Combine(project, $"{id}.jsonl")));
        return known ? (id, true) : (Guid.NewGuid(), false);
    }

    private static string ConfigFolder(IReadOnlyDictionary<string, string> environment) =>
        environment.GetValueOrDefault("CLAUDE_CONFIG_DIR") ?? Path.Combine(
            environment.GetValueOrDefault("HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
                ".claude");
}
