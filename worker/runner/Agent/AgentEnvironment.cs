namespace JakeOps.Worker.Runner;

/// <summary>The environment of the agent: what its login, locale and network need, and nothing else of ours.</summary>
internal static class AgentEnvironment
{
    public const string ExecutionMarker = "JAKEOPS_EXECUTION_ID";
    public const string FolderMarker = "JAKEOPS_WORK_FOLDER";

    private static readonly HashSet<string> Passed = new(StringComparer.OrdinalIgnoreCase)
    {
        "HOME", "PATH", "LANG", "LANGUAGE", "TZ", "TMPDIR", "USER", "LOGNAME", "SHELL", "XDG_CONFIG_HOME",
        "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY",
        "SSL_CERT_FILE", "SSL_CERT_DIR", "NODE_EXTRA_CA_CERTS", "CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE",
        "GIT_SSL_CAINFO",
        // Windows programs do not start without these.
        "SYSTEMROOT", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "TEMP", "TMP", "COMSPEC", "PATHEXT",
    };

    private static readonly string[] PassedPrefixes = ["LC_", "ANTHROPIC_", "CLAUDE_"];

    public static async Task<IReadOnlyDictionary<string, string>> OfExecutionAsync(
        AgentOptions options, Guid execution, CancellationToken cancel)
    {
        var own = OfThisProcess().ToList();
        var identity = await GitIdentity.OfMachineAsync(Build(options, null, GitIdentity.Own, own), cancel);
        return Build(options, execution, identity, own);
    }

    /// <param name="own">This process's own environment.</param>
    public static Dictionary<string, string> Build(
        AgentOptions options, Guid? execution, GitIdentity identity, IEnumerable<KeyValuePair<string, string>> own)
    {
        var environment = own.Where(variable => IsPassed(variable.Key, options)).ToDictionary();
        environment.TryAdd("CLAUDE_CODE_MAX_RETRIES", "4");
        foreach (var (name, value) in Fixed) environment[name] = value;
        environment["GIT_AUTHOR_NAME"] = environment["GIT_COMMITTER_NAME"] = identity.Name;
        environment["GIT_AUTHOR_EMAIL"] = environment["GIT_COMMITTER_EMAIL"] = identity.Email;
        environment[FolderMarker] = options.FullWorkFolder;
        if (execution is { } id) environment[ExecutionMarker] = id.ToString();
        return environment;
    }

    public static IEnumerable<KeyValuePair<string, string>> OfThisProcess() =>
        Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .Select(entry => KeyValuePair.Create((string)entry.Key, (string?)entry.Value ?? ""));

    private static readonly KeyValuePair<string, string>[] Fixed =
    [
        new("TERM", "dumb"),
        new("DISABLE_AUTOUPDATER", "1"),
        new("DISABLE_TELEMETRY", "1"),
        new("DISABLE_ERROR_REPORTING", "1"),
        new("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1"),
        // Work in the background outlives the result line: more turns, and a process that does not end.
        new("CLAUDE_CODE_DISABLE_BACKGROUND_TASKS", "1"),
        // git in the agent's hands asks nobody for a password and finds no stored one; the push is ours.
        new("GIT_TERMINAL_PROMPT", "0"),
        new("GIT_CONFIG_COUNT", "1"),
        new("GIT_CONFIG_KEY_0", "credential.helper"),
        new("GIT_CONFIG_VALUE_0", ""),
    ];

    private static bool IsPassed(string name, AgentOptions options) =>
        !name.StartsWith("JAKEOPS_", StringComparison.OrdinalIgnoreCase)
        && (Passed.Contains(name) || PassedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))
            || options.PassEnvironment.Contains(name));
}
