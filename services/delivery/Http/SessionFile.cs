namespace JakeOps.Delivery;

/// <summary>The agent CLI's own record of an interactive session.</summary>
internal static class SessionFile
{
    public const long MaxBytes = 64 * 1024 * 1024;

    public static FileInfo? Find(Guid session)
    {
        var config = Environment.GetEnvironmentVariable("CLAUDE_CONFIG_DIR") is { Length: > 0 } set
            ? set
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".claude");
        var projects = new DirectoryInfo(Path.Combine(config, "projects"));
        return !projects.Exists ? null : projects.EnumerateDirectories()
            .Select(project => new FileInfo(Path.Combine(project.FullName, $"{session:D}.jsonl")))
            .FirstOrDefault(file => file is { Exists: true, LinkTarget: null });
    }
}
