using Microsoft.Extensions.Options;

namespace JakeOps.GitHubSync;

/// <summary>The servers that this service may call. A source names its own host, and must not make the service call
/// whatever it can reach.</summary>
internal sealed class AllowedHosts(IOptions<GitHubSyncOptions> options)
{
    private readonly string[] _more = options.Value.Hosts.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Null when it may be called.</summary>
    public Problem? Refuse(Uri api) => IsPublic(api) || _more.Any(entry => IsMeant(entry, api))
        ? null
        : new(ProblemKind.HostNotAllowed,
            $"This installation does not call {api.GetLeftPart(UriPartial.Authority)}: its operator allows a host by the "
            + "setting GitHubSync__Hosts.");

    private static bool IsPublic(Uri api) => api is { Scheme: "https", IsDefaultPort: true }
        && (api.Host.Equals("api.github.com", StringComparison.OrdinalIgnoreCase)
            || (api.Host.StartsWith("api.", StringComparison.OrdinalIgnoreCase)
                && api.Host.EndsWith(".ghe.com", StringComparison.OrdinalIgnoreCase)));

    /// <summary>A name alone means HTTPS; without encryption only what is written so.</summary>
    private static bool IsMeant(string entry, Uri api) =>
        Uri.TryCreate(entry.Contains("://", StringComparison.Ordinal) ? entry : $"https://{entry}", UriKind.Absolute, out var meant)
        && Uri.Compare(meant, api, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
