namespace JakeOps.Worker.Protocol;

/// <summary>What is asked of a worker: one agent run in one working tree, and the git work around it.</summary>
/// <param name="Attempt">Attempt of the phase; a worker names it in everything it says about the execution.</param>
/// <param name="Phase">A label for policy and display; nothing depends on it.</param>
/// <param name="RequestedBy">Who started it, for display and audit.</param>
public sealed record ExecutionRequest(
    Guid ExecutionId, int Attempt, string Organization, DeliveryLabel Delivery, string Phase, string RequestedBy,
    AgentTask Agent, WorkingTree Tree, Afterwards Afterwards, Limits Limits, IReadOnlyList<string> RequiredTags,
    int Priority);

/// <summary>Which Delivery it is for, for display and audit.</summary>
public sealed record DeliveryLabel(string Id, long Number, string Title);

/// <summary>What the agent is asked.</summary>
/// <param name="ToolProfile">One of <see cref="ToolProfiles"/>.</param>
/// <param name="AllowedTools">Rules in the agent CLI's own form (<c>Bash(dotnet test:*)</c>), on top of the profile.</param>
/// <param name="OutputSchema">A JSON Schema that the answer has to satisfy, as JSON text; null for free text.</param>
/// <param name="SessionId">A session to continue where this worker still has it; null for a new one.</param>
public sealed record AgentTask(
    string Prompt, string SystemPrompt, string ToolProfile, IReadOnlyList<string> AllowedTools, string? OutputSchema,
    Guid? SessionId);

public static class ToolProfiles
{
    /// <summary>Read, search and nothing else.</summary>
    public const string ReadOnly = "read_only";

    /// <summary>Read, search, edit inside the working tree, and run the allowed commands.</summary>
    public const string Edit = "edit";
}

/// <summary>The working tree that is made before the agent starts.</summary>
/// <param name="CloneUrl">Any git URL; opened with the machine's own git credentials.</param>
/// <param name="BaseRef">Branch to start from; null for the remote's default branch.</param>
/// <param name="Branch">Continued when the remote has it, otherwise created from the base.</param>
/// <param name="Depth">Commits of history to fetch where the remote allows it; 0 for all.</param>
/// <param name="Files">Placed in the tree first and excluded from git.</param>
/// <param name="Committed">Committed on the branch before the agent starts, where the branch has it otherwise.</param>
/// <param name="DiffFile">Where to write the commits and the diff base..head for a reviewer, excluded from git.</param>
/// <param name="Keep">Leave the tree on the disk afterwards.</param>
public sealed record WorkingTree(
    string CloneUrl, string? BaseRef, string Branch, int Depth, IReadOnlyList<PlacedFile> Files, CommittedFile? Committed,
    string? DiffFile, bool Keep);

/// <param name="Path">Relative to the tree's root, with forward slashes; a path that leaves the tree is refused.</param>
public sealed record PlacedFile(string Path, string Content);

/// <param name="Path">Relative to the tree's root, with forward slashes; a path that leaves the tree is refused.</param>
/// <param name="Message">Of the commit.</param>
public sealed record CommittedFile(string Path, string Content, string Message);

/// <summary>What the worker does after the agent ended well.</summary>
/// <param name="ResultPath">Where in the tree to write the agent's result text; null for nowhere.</param>
/// <param name="CommitMessage">For what is uncommitted then; null when nothing is to be committed.</param>
/// <param name="CommitsExpected">No new commit is the failure <c>no_changes</c>.</param>
/// <param name="Push">Push the branch.</param>
/// <param name="PullRequest">Open this pull request, or update the one that stands.</param>
/// <param name="ReadyWhenVerdict">Mark the pull request ready when the answer's <c>verdict</c> is this.</param>
public sealed record Afterwards(
    string? ResultPath, string? CommitMessage, bool CommitsExpected, bool Push, PullRequest? PullRequest,
    string? ReadyWhenVerdict);

public sealed record PullRequest(string Title, string Body, bool Draft);

/// <summary>Limits, enforced where the agent runs; null means none.</summary>
/// <param name="CostUsd">US dollars by the agent CLI's own estimate.</param>
/// <param name="Tokens">Input and output together.</param>
/// <param name="Turns">Calls of the model.</param>
/// <param name="TotalSeconds">From the start of the agent to its end.</param>
/// <param name="SilentSeconds">Longest time without a line of output.</param>
/// <param name="OutputBytes">Bytes of output.</param>
public sealed record Limits(
    decimal? CostUsd, long? Tokens, int? Turns, int? TotalSeconds, int? SilentSeconds, long? OutputBytes);
