namespace JakeOps.GitHubSync;

/// <summary>What is used of a webhook's body, whatever it is about. Each part may be missing.</summary>
/// <param name="Sha">Of a status.</param>
/// <param name="After">Of a push: the branch's new head.</param>
internal sealed record HookFacts(
    string? Action, HookRepository? Repository, IssueFacts? Issue, PullRequestFacts? PullRequest, HookCommit? CheckRun,
    HookCommit? CheckSuite, HookCommit? WorkflowRun, HookDeployment? Deployment, string? Sha, string? After, HookChanges? Changes);

internal sealed record HookRepository(long Id, string? FullName);

internal sealed record HookCommit(string? HeadSha);

internal sealed record HookDeployment(long Id, string? Sha, string? Environment);

/// <param name="NewIssue">Of a transfer: the issue at its new place.</param>
internal sealed record HookChanges(HookIssue? NewIssue);

internal sealed record HookIssue(string? HtmlUrl);
