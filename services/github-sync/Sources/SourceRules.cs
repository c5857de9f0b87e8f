using System.Text.RegularExpressions;

namespace JakeOps.GitHubSync;

/// <summary>What a source may say. A refusal is a sentence for the caller; null is none.</summary>
internal static partial class SourceRules
{
    private const int MaxEntries = 50;
    private const int MaxLength = 200;

    private static readonly string[] AgentPhases = ["plan", "implement", "review"];
    private static readonly string[] Phases = ["intake", .. AgentPhases, "verify", "deploy", "observe", "close"];

    public static string? Refuse(NewSource body, AllowedHosts hosts) =>
        (body.Type == "github" ? null : $"The type '{Shown(body.Type)}' is unknown: the only one is github.")
        ?? Name("owner", body.Owner) ?? Name("repo", body.Repo)
        ?? (HostName().IsMatch(body.Host ?? "") && Uri.TryCreate($"https://{body.Host}", UriKind.Absolute, out _) ? null
            : "The host is not a host name: write it like github.com or git.example.com:8443, without https://.")
        ?? PolicyRules.BaseUrl(body.BaseUrl)
        ?? PolicyRules.Access(null, body) ?? ReportPolicy.Refuse(null, body)
        ?? Refuse((SourceBody)body)
        ?? (body.BaseUrl is { } url && body.Access != SourceAccess.Webhook ? hosts.Refuse(new(url))?.Sentence : null);

    /// <summary>A host that is not allowed any more holds up no change but of the access to it.</summary>
    public static string? Refuse(Source source, SourcePatch patch, AllowedHosts hosts) =>
        PolicyRules.Access(source, patch) ?? ReportPolicy.Refuse(source, patch) ?? Refuse((SourceBody)patch)
        ?? (source.BaseUrl is null || (patch.Access is null or SourceAccess.Webhook && patch.Token is not { Length: > 0 }
            && patch.App is null) ? null : hosts.Refuse(source.Api)?.Sentence);

    private static string? Refuse(SourceBody body) =>
        (body.CloneUrl is { } url ? CloneUrl.Refuse(url) : null)
        ?? (body.Token is { } token && !TokenText().IsMatch(token)
            ? "The token is not one: it is at most 500 letters, digits and signs without a space." : null)
        ?? (body.Endpoint is { } endpoint ? Phase("endpoint", endpoint, Phases) : null)
        ?? First(body.Checkpoints, phase => Phase("checkpoint", phase, Phases))
        ?? Lists("required_tags", body.RequiredTags, [.. AgentPhases, "*"], Tag)
        ?? Lists("allowed_tools", body.AllowedTools, AgentPhases, Tool)
        ?? (body.Limits is { } limits ? Limits(limits) : null)
        ?? PolicyRules.Refuse(body);

    private static string? Name(string field, string? value) =>
        value is not null && RepositoryName().IsMatch(value) && value is not ("." or "..") ? null
        : $"The {field} is missing or not a name: 1 to 100 letters, digits, '.', '_' or '-', not beginning with '-'.";

    private static string? Phase(string what, string value, string[] allowed) => allowed.Contains(value) ? null
        : $"The {what} '{Shown(value)}' is unknown: use one of {string.Join(", ", allowed)}.";

    private static string? Lists(string field, ByPhase? lists, string[] keys, Func<string, string?> refuse) => lists is null ? null
        : First(lists.Keys, key => Phase($"phase of {field}", key, keys))
        ?? First(lists.Values, list => list switch
        {
            null => $"A phase of {field} has no list: give one, or leave the phase out.",
            { Count: > MaxEntries } => $"A phase of {field} has more than {MaxEntries} entries.",
            _ => First(list, refuse),
        });

    private static string? Tag(string tag) => TagText().IsMatch(tag ?? "") ? null
        : $"The tag '{Shown(tag)}' is not one: 1 to 64 letters, digits, '.', '_' or '-', beginning with a letter or digit.";

    private static string? Tool(string rule) =>
        rule is { Length: > 0 and <= MaxLength } && !rule.Any(char.IsControl) && rule[0] != '-' ? null
        : $"The tool rule '{Shown(rule)}' is not one: write it like Read or Bash(dotnet test:*), at most {MaxLength} characters.";

    private static string? Limits(LimitSettings limits) =>
        Between("max_review_rounds", limits.MaxReviewRounds, 1, 100)
        ?? (limits.MaxTurns is { } turns ? Between("max_turns", turns, 1, 10_000) : null)
        ?? (limits.MaxCostUsd is { } cost ? Between("max_cost_usd", cost, 0.01m, 100_000) : null)
        ?? Between("timeout_seconds", limits.TimeoutSeconds, 1, 7 * 24 * 3600)
        ?? Between("max_failed_checks", limits.MaxFailedChecks, 0, 100);

    private static string? Between(string field, decimal value, decimal least, decimal most) =>
        value >= least && value <= most ? null
        : FormattableString.Invariant($"The limit {field} is {value}: it must be from {least} to {most}.");

    private static string? First<T>(IEnumerable<T>? values, Func<T, string?> refuse) =>
        values?.Select(refuse).FirstOrDefault(refusal => refusal is not null);

    /// <summary>What a caller sent, short enough and clean enough to be sent back.</summary>
    private static string Shown(string? value) =>
        new([.. (value ?? "").Take(40).Select(sign => char.IsControl(sign) ? '?' : sign)]);

    [GeneratedRegex(@"^[A-Za-z0-9._][A-Za-z0-9._-]{0,99}\z")]
    private static partial Regex RepositoryName();

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9.-]{0,200}[A-Za-z0-9])?(:[0-9]{1,5})?\z")]
    private static partial Regex HostName();

    [GeneratedRegex(@"^[!-~]{0,500}\z")]
    private static partial Regex TokenText();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z")]
    private static partial Regex TagText();
}
