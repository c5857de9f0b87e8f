using System.Text.RegularExpressions;

namespace JakeOps.Worker.Runner;

/// <summary>The secrets that this machine has: environment variables that are named like one, and what the credential
/// files of git, gh and the agent hold. Read anew for each execution, because logins are renewed.</summary>
internal static partial class KnownSecrets
{
    public static IEnumerable<(string Rule, string Value)> OfMachine(AgentOptions options)
    {
        foreach (var (name, value) in AgentEnvironment.OfThisProcess())
            foreach (var secret in OfVariable(name, value)) yield return ("environment", secret);
        foreach (var (file, owner) in CredentialFiles.Of(options))
            foreach (var secret in OfText(Read(file))) yield return ($"{owner}_credentials", secret);
    }

    public static IEnumerable<string> OfVariable(string name, string value)
    {
        foreach (Match url in UrlPassword().Matches(value)) yield return Uri.UnescapeDataString(url.Groups[1].Value);
        foreach (Match part in SettingPassword().Matches(value)) yield return part.Groups[1].Value;
        if (SecretName().IsMatch(name) && !PlaceName().IsMatch(name) && !Path.Exists(value)) yield return value;
    }

    /// <summary>What stands behind a secret-like name in JSON, YAML, INI or netrc, or as a password in a URL.</summary>
    public static IEnumerable<string> OfText(string text) =>
        UrlPassword().Matches(text).SelectMany(url => new[] { url.Groups[1].Value, Uri.UnescapeDataString(url.Groups[1].Value) })
            .Concat(NamedValue().Matches(text).Select(named => named.Groups[1].Value)).Distinct();

    private static string Read(string file)
    {
        try { return File.ReadAllText(file); }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            // What this user may not read the agent cannot print.
            return "";
        }
    }

    [GeneratedRegex("TOKEN|SECRET|PASSW|PASSPHRASE|CREDENTIAL|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|_KEY$|_PAT$|CONNECTIONSTRING",
        RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    /// <summary>Such a variable says where a secret is and not what it is.</summary>
    [GeneratedRegex("_(FILE|PATH|DIR|URL|SOCK|PROVIDER)$", RegexOptions.IgnoreCase)]
    private static partial Regex PlaceName();

    [GeneratedRegex(@"://[^:/@\s]*:([^@\s]+)@")]
    private static partial Regex UrlPassword();

    [GeneratedRegex("(?:password|pwd|accountkey|sharedaccesskey)\\s*=\\s*\"?([^;\"]+)", RegexOptions.IgnoreCase)]
    private static partial Regex SettingPassword();

    [GeneratedRegex("""(?:token|secret|passw(?:or)?d|api_?key|private_?key)["']?\s*[:=\s]\s*["']?([^\s"',}]+)""",
        RegexOptions.IgnoreCase)]
    private static partial Regex NamedValue();
}
