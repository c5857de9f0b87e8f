namespace JakeOps.GitHubSync;

/// <summary>Tells by an answer what is wrong and what to do about it.</summary>
internal static class ProblemReader
{
    private const int LongestWait = 2 * 3600;

    private static readonly TimeSpan UnknownWait = TimeSpan.FromMinutes(1);

    /// <summary>Null when nothing is wrong.</summary>
    public static Problem? Read(RawAnswer answer, DateTimeOffset now) => answer.Status switch
    {
        304 => null,
        >= 200 and < 300 when answer.Status == 204 || answer.IsJson => null,
        >= 200 and < 300 => new(ProblemKind.Transient,
            "The host answered with a page instead of data: it has trouble, or a proxy stands before it.", answer.Status),
        403 or 429 when Limit(answer, now) is { } limit => limit,
        _ => Refusal(answer),
    };

    /// <summary>A 403 is a limit only by one of three signs; otherwise a permission is missing.</summary>
    private static Problem? Limit(RawAnswer answer, DateTimeOffset now)
    {
        if (answer.Number("x-ratelimit-remaining") == 0 && answer.Number("x-ratelimit-reset") is { } reset)
        {
            var there = now + answer.Ahead(now);
            var wait = Math.Clamp(reset - there.ToUnixTimeSeconds(), 0, LongestWait) + 1;
            var reopens = now.AddSeconds(wait);
            return new(ProblemKind.Limited,
                $"The account's calls of this hour are used up ({answer.Number("x-ratelimit-limit")}): "
                + $"it goes on by itself at {reopens:HH:mm:ss} UTC.", answer.Status, reopens);
        }
        var later = answer.RetryAfter(now);
        if (later is null && answer.Status != 429
            && !answer.Message().Contains("secondary rate", StringComparison.OrdinalIgnoreCase)
            && !answer.Message().Contains("abuse detection", StringComparison.OrdinalIgnoreCase)) return null;
        var until = later is { } time && time > now ? time : now + UnknownWait;
        if (until > now.AddSeconds(LongestWait)) until = now.AddSeconds(LongestWait);
        return new(ProblemKind.Limited,
            $"The host asks for slower calls (secondary rate limit): it goes on by itself at {until:HH:mm:ss} UTC.",
            answer.Status, later is null ? null : until);
    }

    private static Problem Refusal(RawAnswer answer)
    {
        var said = answer.Message() is { Length: > 0 } message ? $" (\"{message}\")" : "";
        return answer.Status switch
        {
            401 => new(ProblemKind.Unauthorized,
                $"The host does not take the credential{said}: it was revoked, has expired or was never good. "
                + "Give the source a new one.", 401),
            403 when answer.Header("X-GitHub-SSO") is { } sso => new(ProblemKind.SingleSignOn,
                "The organization wants the token authorized for its single sign-on: "
                + $"open {Url(sso)}, then test the source.", 403),
            403 => new(ProblemKind.Forbidden,
                $"The credential may not do this{said}. {Permissions(answer)}", 403),
            404 => new(ProblemKind.NotFound,
                "The host knows nothing here, or shows it not to this credential: was the repository deleted or made "
                + "private, or the credential's access to it taken away?", 404),
            410 => new(ProblemKind.Gone, $"This is gone at the host{said}.", 410),
            451 => new(ProblemKind.Blocked, $"The host blocked this for legal reasons{said}.", 451),
            >= 500 => new(ProblemKind.Transient,
                $"The host failed ({answer.Status}){said}; it is tried again by itself.", answer.Status),
            >= 300 and < 400 => new(ProblemKind.Refused,
                $"The host sends on to an address that is not followed ({answer.Status}).", answer.Status),
            _ => new(ProblemKind.Refused, $"The host does not take the request ({answer.Status}){said}.", answer.Status),
        };
    }

    private static string Permissions(RawAnswer answer) =>
        answer.Header("x-accepted-github-permissions") is { Length: > 0 and < 300 } needed
            ? $"Give it one of these permissions: {needed}."
            : "Give it the permissions that the README of github-sync lists.";

    /// <summary><c>required; url=https://...</c></summary>
    private static string Url(string header)
    {
        var at = header.IndexOf("url=", StringComparison.Ordinal);
        return at >= 0 && Uri.TryCreate(header[(at + 4)..].Split(';', ',')[0].Trim(), UriKind.Absolute, out var url)
            && url.Scheme == Uri.UriSchemeHttps && url.AbsoluteUri.Length < 2000
            ? url.AbsoluteUri : "the token's settings at the host";
    }
}
