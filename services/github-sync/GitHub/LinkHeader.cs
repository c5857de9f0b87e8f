using System.Text.RegularExpressions;

namespace JakeOps.GitHubSync;

internal static partial class LinkHeader
{
    /// <summary>The address of <c>rel="next"</c>; null where there is none, or none that is an address.</summary>
    public static Uri? Next(string? header)
    {
        if (header is null) return null;
        foreach (Match link in Links().Matches(header))
            if (link.Groups[2].Value.Split(' ').Contains("next"))
                return Uri.TryCreate(link.Groups[1].Value, UriKind.Absolute, out var next) ? next : null;
        return null;
    }

    [GeneratedRegex("<([^<>]{1,4000})>[^,<]*?;\\s*rel=\"([a-z ]+)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Links();
}
