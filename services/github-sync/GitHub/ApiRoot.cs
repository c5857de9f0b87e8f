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
}
