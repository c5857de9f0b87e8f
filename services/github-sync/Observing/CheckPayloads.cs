namespace JakeOps.GitHubSync;

internal sealed record CheckRunsPage(IReadOnlyList<CheckRunFacts>? CheckRuns);

internal sealed record CheckRunFacts(
    long Id, string? Name, string? Status, string? Conclusion, string? HtmlUrl, string? DetailsUrl,
    DateTimeOffset? StartedAt, DateTimeOffset? CompletedAt, CheckOutput? Output);

internal sealed record CheckOutput(string? Title, string? Summary, string? Text, int? AnnotationsCount);

internal sealed record AnnotationFacts(string? Path, int? StartLine, string? AnnotationLevel, string? Title, string? Message);

internal sealed record CombinedStatusPage(IReadOnlyList<StatusFacts>? Statuses);

internal sealed record StatusFacts(
    string? Context, string? State, string? Description, string? TargetUrl, DateTimeOffset? UpdatedAt);

internal sealed record WorkflowRunsPage(IReadOnlyList<WorkflowRunFacts>? WorkflowRuns);

internal sealed record WorkflowRunFacts(
    long Id, string? Name, string? Status, string? Conclusion, string? HtmlUrl, DateTimeOffset? UpdatedAt);

internal sealed record DeploymentFacts(long Id, string? Sha, string? Environment, DateTimeOffset? CreatedAt);

internal sealed record DeploymentStatusFacts(
    string? State, string? Description, string? TargetUrl, string? LogUrl, DateTimeOffset? CreatedAt);

/// <param name="Status">ahead, behind, identical or diverged: the head as seen from the base.</param>
internal sealed record ComparisonFacts(string? Status);
