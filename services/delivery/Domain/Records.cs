using JakeOps.Hosting;

namespace JakeOps.Delivery;

internal enum RefRole { Request, Work, Parent }

internal enum RefType { Jira, Verbal, Pr, Commit, Repo, GithubIssue, PullRequest, Issue }

/// <summary>Something outside that the Delivery is about or has brought forth.</summary>
internal sealed class Ref : ITenantOwned
{
    public required string Organization { get; init; }

    public required string DeliveryId { get; init; }

    public required int Number { get; init; }

    public required RefRole Role { get; init; }

    public required RefType Type { get; init; }

    public required string Label { get; set; }

    public string? Url { get; set; }
}

/// <summary>A ref before it belongs to a Delivery.</summary>
internal sealed record NewRef(RefRole Role, RefType Type, string Label, string? Url);

/// <summary>One version of the plan; none is ever changed.</summary>
internal sealed class Plan : ITenantOwned
{
    public required string Organization { get; init; }

    public required string DeliveryId { get; init; }

    public required int Version { get; init; }

    public required string Content { get; init; }

    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>The model that wrote it, empty where a person did.</summary>
    public required string Model { get; init; }

    /// <summary>The person who wrote it, or null for an agent.</summary>
    public string? EditedBy { get; init; }
}

/// <summary>A long text beside a Delivery that most readers of it do not need: the request's body, prompts,
/// diffs.</summary>
internal sealed class LongText : ITenantOwned
{
    public const string Request = "request";

    public required string Organization { get; init; }

    public required string DeliveryId { get; init; }

    public required string Name { get; init; }

    public required string Text { get; init; }

    public static string PromptOf(Guid run) => $"prompt:{run}";

    public static string DiffOf(Guid run) => $"diff:{run}";
}
