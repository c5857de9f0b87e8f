namespace JakeOps.Worker.Runner;

/// <summary>The environment of git and gh: the machine's own, so that its credentials work, without what would make
/// them ask, print secrets or look at another repository.</summary>
internal static class GitEnvironment
{
    private static readonly string[] Removed =
    [
        // A worker that was started from inside a git hook has these set.
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_NAMESPACE",
        "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE",
        // These print headers, credentials included, to standard error.
        "GIT_TRACE", "GIT_TRACE_CURL", "GIT_TRACE_PACKET", "GIT_TRACE_SETUP", "GIT_CURL_VERBOSE",
        "GIT_EXTERNAL_DIFF", "GH_DEBUG", "DEBUG",
    ];

    private static readonly (string Name, string Value)[] Added =
    [
        ("GIT_TERMINAL_PROMPT", "0"),
        ("GCM_INTERACTIVE", "never"),
        ("GIT_LFS_SKIP_SMUDGE", "1"),
        ("GIT_NO_REPLACE_OBJECTS", "1"),
        ("GIT_OPTIONAL_LOCKS", "0"),
        ("GIT_ALLOW_PROTOCOL", "https:http:ssh:file"),
        ("GIT_PAGER", "cat"),
        ("GH_PROMPT_DISABLED", "1"),
        ("GH_NO_UPDATE_NOTIFIER", "1"),
        ("NO_COLOR", "1"),
        ("LC_ALL", "C"),
    ];

    /// <param name="target">The child's environment, holding a copy of this process's own.</param>
    /// <param name="configuration">Git configuration to pass without showing it in an argument list.</param>
    public static void Apply(
        IDictionary<string, string?> target, GitSettings settings,
        IReadOnlyList<KeyValuePair<string, string>> configuration)
    {
        foreach (var name in Removed) target.Remove(name);
        foreach (var (name, value) in settings.Environment)
        {
            if (value is null) target.Remove(name);
            else target[name] = value;
        }
        foreach (var (name, value) in Added) target[name] = value;
        AddConfiguration(target, configuration);
    }

    private static void AddConfiguration(
        IDictionary<string, string?> target, IReadOnlyList<KeyValuePair<string, string>> configuration)
    {
        if (configuration.Count == 0) return;
        _ = int.TryParse(target.TryGetValue("GIT_CONFIG_COUNT", out var count) ? count : null, out var next);
        foreach (var (key, value) in configuration)
        {
            target[$"GIT_CONFIG_KEY_{next}"] = key;
            target[$"GIT_CONFIG_VALUE_{next}"] = value;
            next++;
        }
        target["GIT_CONFIG_COUNT"] = $"{next}";
    }
}
