namespace JakeOps.GitHubSync;

/// <summary>Where a host's REST API begins.</summary>
internal static class ApiRoot
{
    public static Uri Of(string host) => host switch
    {
        "github.com" => new("https://api.github.com"),
        _ when host.EndsWith(".ghe.com", StringComparison.Ordinal) => new($"https://api.{host}"),
        _ => new($"https://{host}/api/v3"),
    };

    /// <summary>The host that people know, by the root of its API.</summary>
    public static string HostOf(Uri api) =>
        api.Host.StartsWith("api.", StringComparison.Ordinal) && (api.Host == "api.github.com" || api.Host.EndsWith(".ghe.com", StringComparison.Ordinal))
            ? api.Host["api.".Length..] : api.Authority;
}
