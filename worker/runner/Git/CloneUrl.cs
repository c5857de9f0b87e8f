using System.Text.RegularExpressions;

namespace JakeOps.Worker.Runner;

/// <summary>A clone URL without its credentials. These reach git through its configuration by environment, and so are
/// in no argument list, no error and no file.</summary>
internal sealed partial record CloneUrl
{
    private static readonly string[] Schemes = ["https", "ssh", "git+ssh", "ssh+git", "file", "http"];

    private CloneUrl(string address, string name) => (Address, Name) = (address, name);

    /// <summary>What git is given.</summary>
    public string Address { get; private init; }

    /// <summary>Configuration for git's environment that carries the credentials, if the URL had any.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Configuration { get; private init; } = [];

    /// <summary>Host, owner and name where the address has the form of a code host's; null for all others.</summary>
    public (string Host, string Repository)? Hosted { get; private init; }

    /// <summary>Host and path, however it is written: without protocol, user and .git.</summary>
    public string Name { get => field.EndsWith(".git", StringComparison.Ordinal) ? field[..^4] : field.TrimEnd('/'); private init; }

    public override string ToString() => Address;

    public static CloneUrl Parse(string text)
    {
        if (text.Length is 0 or > 2048 || text.Any(char.IsControl) || text[0] == '-' || Helper().IsMatch(text))
            throw Refused("is none that git may open here");
        if (text.Contains("://", StringComparison.Ordinal)) return FromUri(text);
        if (Path.IsPathFullyQualified(text)) return new(text, text);
        if (ScpForm().Match(text) is not { Success: true } scp)
            throw Refused("is neither a URL nor a full path");
        var (host, path) = (scp.Groups["host"].Value, scp.Groups["path"].Value);
        return new(text, $"{host}/{path}") { Hosted = Host(host, path) };
    }

    /// <summary>The name of one that need not be good.</summary>
    public static string NameOf(string text)
    {
        try { return Parse(text).Name; }
        catch (ExecutionFailedException) { return "a clone URL that git may not open"; }
    }

    /// <summary>The text with the user information of every URL in it masked.</summary>
    public static string Scrub(string text) => UserInfo().Replace(text, "$1***@");

    private static CloneUrl FromUri(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Host.StartsWith('-')
            || !Schemes.Contains(uri.Scheme, StringComparer.Ordinal))
            throw Refused("has a protocol that is not allowed");
        if (uri.Scheme == "http" && !uri.IsLoopback)
            throw Refused("would send credentials and code unencrypted");
        if (uri.Scheme == "file") return new(text, uri.AbsolutePath);
        if (uri.Query.Length > 0 || uri.Fragment.Length > 0) throw Refused("has a query or a fragment");
        var ssh = uri.Scheme is "ssh" or "git+ssh" or "ssh+git";
        var user = uri.UserInfo.Split(':', 2);
        var login = ssh && user[0].Length > 0 ? user[0] + "@" : "";
        var server = $"{(ssh ? "ssh" : uri.Scheme)}://{login}{uri.Authority}/";
        if (user[0].StartsWith('-')) throw Refused("has a user name that looks like an option");
        return new(server + uri.GetComponents(UriComponents.Path, UriFormat.UriEscaped), uri.Authority + uri.AbsolutePath)
        {
            Configuration = ssh || uri.UserInfo.Length == 0 ? [] : [Credentials(server, user)],
            Hosted = Host(uri.IdnHost, uri.AbsolutePath),
        };
    }

    private static KeyValuePair<string, string> Credentials(string server, string[] user)
    {
        var name = Uri.UnescapeDataString(user[0]);
        if (user.Length == 1) return new($"credential.{server}.username", name);
        var pair = Encoding.UTF8.GetBytes($"{name}:{Uri.UnescapeDataString(user[1])}");
        return new($"http.{server}.extraHeader", $"Authorization: Basic {Convert.ToBase64String(pair)}");
    }

    private static (string, string)? Host(string host, string path)
    {
        var name = path.Trim('/');
        if (name.EndsWith(".git", StringComparison.Ordinal)) name = name[..^4];
        return OwnerAndName().IsMatch(name) ? (host.ToLowerInvariant(), name) : null;
    }

    private static ExecutionFailedException Refused(string why) => new(FailureCodes.BadRequest,
        $"The clone URL {why}. Allowed are https, ssh, git+ssh and file URLs, http on this machine itself, "
        + "user@host:path, and a full path. Correct the source's clone URL, then run it again.");

    /// <summary>The <c>helper::address</c> form makes git start any program that is called so.</summary>
    [GeneratedRegex("^[A-Za-z0-9+.-]+::")]
    private static partial Regex Helper();

    [GeneratedRegex("^([A-Za-z0-9_.][A-Za-z0-9_.-]*@)?(?<host>[A-Za-z0-9][A-Za-z0-9.-]*):(?<path>[^-:].*)$")]
    private static partial Regex ScpForm();

    [GeneratedRegex("^[A-Za-z0-9_.][A-Za-z0-9_.-]*/[A-Za-z0-9_.][A-Za-z0-9_.-]*$")]
    private static partial Regex OwnerAndName();

    [GeneratedRegex(@"(\b[a-z][a-z0-9+.-]*://)[^/\s@']+@", RegexOptions.IgnoreCase)]
    private static partial Regex UserInfo();
}
