using System.IO.Enumeration;
using System.Text.RegularExpressions;

namespace JakeOps.WorkerBroker;

/// <summary>One name for a repository, by whatever address it is cloned: <c>https://ada@GitHub.com/acme/app.git</c> and
/// <c>git@github.com:acme/app</c> are <c>github.com/acme/app</c>.</summary>
internal static partial class RepositoryName
{
    public const int MaxPatterns = 64;
    public const int MaxLength = 300;

    public static string Of(string cloneUrl)
    {
        var name = Plain(cloneUrl.Trim()).TrimEnd('/').ToLowerInvariant();
        if (name.EndsWith(".git", StringComparison.Ordinal)) name = name[..^4];
        return name.Length > MaxLength ? name[..MaxLength] : name;
    }

    /// <summary>Patterns as they are kept: named like repositories, with <c>*</c> for any text.</summary>
    public static List<string> Clean(IEnumerable<string> patterns) =>
        [.. patterns.Select(Of).Where(pattern => pattern.Length > 0).Distinct()];

    /// <summary>What is wrong with a list of patterns; null when nothing is.</summary>
    public static string? Problem(IReadOnlyCollection<string> patterns)
    {
        if (patterns.Count > MaxPatterns)
            return $"There are {patterns.Count} repositories; at most {MaxPatterns} are allowed: acme/* is one.";
        return patterns.Any(pattern => pattern.Length > MaxLength || pattern.Any(Forbidden))
            ? $"A repository is 'owner/name' or 'host/owner/name', with * for any text, and has at most {MaxLength} " +
              "characters without spaces and backslashes."
            : null;
    }

    /// <summary>Whether one of the patterns names the repository, with its host or without; no pattern allows
    /// all.</summary>
    public static bool Allowed(IReadOnlyCollection<string> patterns, string repository) => patterns.Count == 0
        || patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, repository, ignoreCase: false)
            || FileSystemName.MatchesSimpleExpression(pattern, WithoutHost(repository), ignoreCase: false));

    private static ReadOnlySpan<char> WithoutHost(string repository) =>
        repository.AsSpan(repository.IndexOf('/') + 1);

    // A backslash would quote the letter behind it.
    private static bool Forbidden(char letter) =>
        char.IsControl(letter) || char.IsWhiteSpace(letter) || letter == '\\';

    private static string Plain(string url)
    {
        if (Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.IsFile || address.Host.Length > 0))
            return address.IsFile ? address.LocalPath : address.Host + Port(address) + address.AbsolutePath;
        var secureShell = SecureShell().Match(url);
        return secureShell.Success ? $"{secureShell.Groups[1]}/{secureShell.Groups[2]}" : url;
    }

    private static string Port(Uri address) =>
        address.Scheme is "http" or "https" && !address.IsDefaultPort ? $":{address.Port}" : "";

    [GeneratedRegex(@"\A(?:[^@/:]+@)?([^@/:]+):/*([^:]+)\z")]
    private static partial Regex SecureShell();
}
