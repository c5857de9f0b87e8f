using System.Text.RegularExpressions;

namespace JakeOps.Worker.Runner;

/// <summary>A kind of secret that is known by its looks.</summary>
/// <param name="Beginnings">What it begins with, at least four characters: the fast search looks for these.</param>
/// <param name="Form">The whole of it, matched from where it begins.</param>
internal sealed record SecretShape(string Rule, string[] Beginnings, Regex Form);

internal static partial class SecretShapes
{
    public const string PrivateKey = "private_key";

    public static readonly SecretShape[] All =
    [
        new("aws_key", ["AKIA", "ASIA"], AwsKey()),
        new("aws_key", ["aws_secret_access_key", "AWS_SECRET_ACCESS_KEY"], AwsSecret()),
        new("google_key", ["AIza", "ya29."], GoogleKey()),
        new("azure_key", ["AccountKey="], AzureKey()),
        new("github_token", ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"], GitHubToken()),
        new("gitlab_token", ["glpat-", "gldt-", "glrt-", "glcbt-", "glptt-", "gloas-"], GitLabToken()),
        new("npm_token", ["npm_"], NpmToken()),
        new("slack_token", ["xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxe-", "xoxe.", "xapp-"], SlackToken()),
        new("agent_key", ["sk-ant-", "sk-proj-"], AgentKey()),
        new("worker_token", ["jow_"], WorkerToken()),
        // {"alg, {"typ, {"kid, {"enc and { " in base64
        new("jwt", ["eyJhbGci", "eyJ0eXAi", "eyJraWQi", "eyJlbmMi", "eyAi"], Jwt()),
        new(PrivateKey, ["-----BEGIN "], KeyBlock()),
    ];

    /// <summary>The inside of a private key: base64, its line breaks also as JSON escapes, and the line numbers that
    /// agents' tools put before lines. Never ends between a backslash and what it escapes.</summary>
    private const string Inside = @"(?:(?!-----END )(?:[A-Za-z0-9+/=\-:,._| \t\r\n\u0080-\u00ff]|\\+[nrt]))*"
        + "(?:-----END [A-Z0-9 ]{0,40}-----)?";

    /// <summary>The rest of a private key that began in an earlier text.</summary>
    [GeneratedRegex(@"\G" + Inside)]
    public static partial Regex KeyRest();

    /// <summary>The rest of a base64 text that began in an earlier text.</summary>
    [GeneratedRegex(@"\G[A-Za-z0-9+/=_-]*")]
    public static partial Regex Base64Rest();

    [GeneratedRegex(@"\G-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----" + Inside)]
    private static partial Regex KeyBlock();

    [GeneratedRegex(@"\GA[KS]IA[A-Z2-7]{16}")]
    private static partial Regex AwsKey();

    [GeneratedRegex(@"\Gaws_secret_access_key[\\""'\s:=]{1,12}[A-Za-z0-9/+]{40}", RegexOptions.IgnoreCase)]
    private static partial Regex AwsSecret();

    [GeneratedRegex(@"\G(?:AIza[A-Za-z0-9_-]{35}|ya29\.[A-Za-z0-9_-]{20,})")]
    private static partial Regex GoogleKey();

    [GeneratedRegex(@"\GAccountKey=[A-Za-z0-9+/]{40,}={0,2}")]
    private static partial Regex AzureKey();

    [GeneratedRegex(@"\G(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{22,255})")]
    private static partial Regex GitHubToken();

    [GeneratedRegex(@"\Ggl[a-z]{2,5}-[A-Za-z0-9_.-]{20,300}")]
    private static partial Regex GitLabToken();

    [GeneratedRegex(@"\Gnpm_[A-Za-z0-9]{36}")]
    private static partial Regex NpmToken();

    [GeneratedRegex(@"\G(?:xox[abeprs][-.]|xapp-)[A-Za-z0-9.-]{10,}")]
    private static partial Regex SlackToken();

    [GeneratedRegex(@"\Gsk-(?:ant|proj)-[A-Za-z0-9_-]{20,}")]
    private static partial Regex AgentKey();

    [GeneratedRegex(@"\Gjow_[A-Za-z0-9_-]{40,}")]
    private static partial Regex WorkerToken();

    [GeneratedRegex(@"\Gey[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}")]
    private static partial Regex Jwt();
}
