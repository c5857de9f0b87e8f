using System.Text.RegularExpressions;

namespace JakeOps.GitHubSync;

/// <summary>Git opens many things besides repositories; what could run a program or carry a secret is refused.</summary>
internal static partial class CloneUrl
{
    private const int MaxLength = 1000;

    public static string Of(string host, string owner, string repo) => $"https://{host}/{owner}/{repo}.git";

    public static string? Refuse(string url)
    {
        if (url.Length is 0 or > MaxLength || url != url.Trim())
            return $"The clone_url is empty, longer than {MaxLength} characters, or begins or ends with a space.";
        if (url.Any(char.IsControl)) return "The clone_url has a control character in it: remove it.";
        if (url[0] == '-') return "The clone_url begins with '-', which git would take for an option: give a URL or a path.";
        if (Helper().IsMatch(url))
            return "The clone_url names a git remote helper (such as ext::), which could run a program: give a URL or a path.";
        if (Password().IsMatch(url))
            return "The clone_url has a user or password in it: leave it out, the worker's own git credentials open the repository.";
        return null;
    }

    [GeneratedRegex("^[A-Za-z0-9+._-]+::")]
    private static partial Regex Helper();

    /// <summary>A user alone is fine with SSH (<c>ssh://git@host</c>); over HTTP it is a token as often as not.</summary>
    [GeneratedRegex("^(https?://[^/]*@|[A-Za-z0-9+.-]+://[^/@]*:[^/@]*@)", RegexOptions.IgnoreCase)]
    private static partial Regex Password();
}
