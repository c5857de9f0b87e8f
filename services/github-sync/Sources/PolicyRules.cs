namespace JakeOps.GitHubSync;

/// <summary>What a source may say about its host, its requests and its system phases. A refusal is a sentence for the
/// caller; null is none.</summary>
internal static class PolicyRules
{
    private const int MaxEntries = 50;
    private const int MaxName = 200;
    private const int Week = 7 * 24 * 3600;

    public static string? Refuse(SourceBody body) =>
        (body.App is { } app ? App(app) : null)
        ?? (body.Approvals is { } approvals ? Between("approvals.needed", approvals.Needed, 1, 10) : null)
        ?? (body.Intake is { } intake ? Intake(intake) : null)
        ?? (body.Verify is { } verify ? Verify(verify) : null)
        ?? (body.Deploy is { } deploy ? Deploy(deploy) : null)
        ?? (body.Observe is { } observe ? Between("observe.window_seconds", observe.WindowSeconds, 0, 4 * Week) : null);

    public static string? BaseUrl(string? url) => url is null
        || (Uri.TryCreate(url, UriKind.Absolute, out var api) && api.Scheme is "https" or "http" && url.Length <= 300
            && api.UserInfo.Length == 0 && api.Query.Length == 0 && api.Fragment.Length == 0)
        ? null
        : "The base_url is not the root of an API: write it like https://git.example.com/api/v3, without user, '?' or '#'.";

    /// <summary>What the source would be left with.</summary>
    public static string? Access(Source? source, SourceBody body)
    {
        var hasToken = body.Token is { } token ? token.Length > 0 : source?.Token.Length > 0;
        var hasKey = body.App?.PrivateKey is { Length: > 0 } || source?.AppKey.Length > 0;
        if (body.App is not null && !hasKey) return "The app has no private_key: give the PEM file that GitHub made for the App.";
        return body.Access switch
        {
            SourceAccess.Token when !hasToken => "The access is token, and there is no token: give one.",
            SourceAccess.App when body.App is null && source?.AppId is null => "The access is app, and there is no app: give one.",
            _ => null,
        };
    }

    private static string? App(AppBody app) =>
        app.AppId is { Length: > 0 and <= 100 } && app.AppId.All(char.IsAsciiLetterOrDigit) && app.InstallationId > 0
        && (app.PrivateKey is null || (app.PrivateKey.Length is > 0 and <= 10_000
            && app.PrivateKey.TrimStart().StartsWith("-----BEGIN", StringComparison.Ordinal)))
            ? null
            : "The app needs app_id (App id or client id), installation_id (a number), and private_key (the PEM file that GitHub "
                + "made, beginning with -----BEGIN).";

    private static string? Intake(IntakeSettings intake) =>
        Names("include_labels", intake.IncludeLabels) ?? Names("exclude_labels", intake.ExcludeLabels)
        ?? (intake.MaxOpenDeliveries is { } most ? Between("intake.max_open_deliveries", most, 1, 10_000) : null);

    private static string? Verify(VerifyPolicy verify) =>
        OneOf("verify.checks", verify.Checks, VerifyPolicy.All, VerifyPolicy.OnlyRequired, VerifyPolicy.None)
        ?? OneOf("verify.cancelled", verify.Cancelled, VerifyPolicy.Fail, VerifyPolicy.Pass)
        ?? OneOf("verify.neutral", verify.Neutral, VerifyPolicy.Fail, VerifyPolicy.Pass)
        ?? Names("verify.required", verify.Required)
        ?? (verify.Checks == VerifyPolicy.OnlyRequired && verify.Required is not { Count: > 0 }
            ? "The verify.required is empty: name the checks, or let verify.checks be all or none." : null)
        ?? Between("verify.grace_seconds", verify.GraceSeconds, 0, 24 * 3600)
        ?? Between("verify.time_limit_seconds", verify.TimeLimitSeconds, 1, 6 * 3600);

    private static string? Deploy(DeployPolicy deploy) =>
        (deploy.Environment is { } environment ? Name("deploy.environment", environment) : null)
        ?? Between("deploy.time_limit_seconds", deploy.TimeLimitSeconds, 1, 8 * Week);

    private static string? Names(string field, IReadOnlyList<string>? names) => names is null ? null
        : names.Count > MaxEntries ? $"The {field} has more than {MaxEntries} entries."
        : names.Select(name => Name(field, name)).FirstOrDefault(refusal => refusal is not null);

    private static string? Name(string field, string? name) =>
        name is { Length: > 0 and <= MaxName } && !name.Any(char.IsControl) ? null
        : $"The {field} has a name that is empty, longer than {MaxName} characters or has control characters in it.";

    private static string? OneOf(string field, string? value, params string[] allowed) => allowed.Contains(value) ? null
        : $"The {field} is unknown: use one of {string.Join(", ", allowed)}.";

    private static string? Between(string field, int value, int least, int most) => value >= least && value <= most ? null
        : FormattableString.Invariant($"The {field} is {value}: it must be from {least} to {most}.");
}
