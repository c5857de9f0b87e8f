using System.Text.Json;
using System.Text.Json.Serialization;

namespace JakeOps.GitHubSync;

/// <summary>Reads the host's JSON tolerantly: only the fields that are used, each of which may be missing.</summary>
internal static class Payloads
{
    public static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowReadingFromString,
        MaxDepth = 64,
    };

    /// <summary>Null when it is none.</summary>
    public static T? Read<T>(ReadOnlySpan<byte> json) where T : class
    {
        try { return JsonSerializer.Deserialize<T>(json, Json); }
        catch (JsonException) { return null; }
    }
}

internal sealed record InstallationToken(string? Token);

internal sealed record RepositoryFacts(
    long Id, string? FullName, string? HtmlUrl, bool Private, bool Archived, bool Disabled, bool? HasIssues,
    string? DefaultBranch, IReadOnlyDictionary<string, bool>? Permissions);

/// <param name="PullRequest">Present when the issue is a pull request.</param>
internal sealed record IssueFacts(
    long Number, string? Title, string? Body, string? State, string? StateReason, string? HtmlUrl, string? RepositoryUrl,
    DateTimeOffset UpdatedAt, DateTimeOffset? ClosedAt, IReadOnlyList<JsonElement>? Labels, JsonElement? PullRequest)
{
    public bool IsPullRequest => PullRequest is { ValueKind: JsonValueKind.Object };

    public bool IsClosed => State == "closed";

    /// <summary>The host sends labels as objects, and as bare names where it always did.</summary>
    public IReadOnlyList<string> LabelNames =>
    [
        .. (Labels ?? []).Select(label => label.ValueKind switch
        {
            JsonValueKind.String => label.GetString(),
            JsonValueKind.Object when label.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
                => name.GetString(),
            _ => null,
        }).OfType<string>(),
    ];
}

/// <param name="MergeCommitSha">After the merge: the commit that landed.</param>
internal sealed record PullRequestFacts(
    long Number, string? State, bool? Draft, bool? Merged, DateTimeOffset? MergedAt, string? MergeCommitSha, string? HtmlUrl,
    BranchFacts? Head, BranchFacts? Base);

/// <param name="Repo">Null when the fork was deleted.</param>
internal sealed record BranchFacts(string? Ref, string? Sha, RepositoryFacts? Repo);
