namespace JakeOps.Contracts;

/// <summary>Published by delivery after every accepted transition; github-sync observes system phases by it,
/// transcripts learns which execution is running, the gateway shows it live.</summary>
/// <param name="Organization">The tenant that the Delivery belongs to.</param>
/// <param name="DeliveryId">Id of the Delivery, 12 hexadecimal digits.</param>
/// <param name="Number">The Delivery's number that people use (<c>seq</c> in the API).</param>
/// <param name="Version">Counts up with every change of the Delivery; an older one than known is to be ignored.</param>
/// <param name="Repository"><c>owner/repo</c>.</param>
/// <param name="Summary">One line: what the change is about.</param>
/// <param name="Phase">intake, plan, implement, review, verify, deploy, observe or close.</param>
/// <param name="RunStatus">pending, running, succeeded, failed or blocked.</param>
/// <param name="Attempt">The attempt of the phase, counted from 1; names what a <see cref="PhaseObserved"/> is about.</param>
/// <param name="Verdict">pass or not_pass, after a review.</param>
/// <param name="Reason">Why it is as it is: an error, what would unblock it, why a phase was skipped.</param>
/// <param name="ExecutionId">The agent run in flight, if there is one.</param>
/// <param name="SourceId">The source that the Delivery came from, if it came from one.</param>
/// <param name="Host">The git host, <c>github.com</c> by default.</param>
/// <param name="RequestUrl">Address of the request (the issue), if it has one.</param>
/// <param name="Branch">The branch that carries the change.</param>
/// <param name="HeadCommit">The branch's newest commit that a worker pushed.</param>
/// <param name="PullRequestUrl">Address of the pull request, if one is open.</param>
/// <param name="At">When it happened (UTC).</param>
/// <param name="Command">What led to it, in the words of the audit: create, import, approve, reject, ...</param>
/// <param name="Actor">Who did that.</param>
/// <param name="Comment">What he said to it, cut at a limit.</param>
public sealed record DeliveryPhaseChanged(
    string Organization, string DeliveryId, long Number, int Version, string Repository, string Summary,
    string Phase, string RunStatus, int Attempt, string? Verdict, string? Reason, Guid? ExecutionId,
    string? SourceId, string Host, string? RequestUrl, string? Branch, string? HeadCommit, string? PullRequestUrl,
    DateTimeOffset At, string? Command = null, string? Actor = null, string? Comment = null);

/// <summary>Sent by delivery, at most one in flight for a Delivery; worker-broker queues it for a fitting worker.
/// The fields are those of the worker protocol's execution request.</summary>
/// <param name="Organization">The tenant; only its own workers may take the execution.</param>
/// <param name="ExecutionId">Made by delivery before the request is published.</param>
/// <param name="Attempt">Attempt of the phase; fences off late results of an earlier one.</param>
/// <param name="DeliveryId">Id of the Delivery.</param>
/// <param name="DeliveryNumber">The number that people use.</param>
/// <param name="DeliveryTitle">One line, for display on the worker.</param>
/// <param name="Phase">A label for policy and display; the worker does not act on it.</param>
/// <param name="RequestedBy">Who started it: a person's name, or <c>system</c>.</param>
/// <param name="At">When it was requested (UTC).</param>
public sealed record ExecutionRequested(
    string Organization, Guid ExecutionId, int Attempt, string DeliveryId, long DeliveryNumber, string DeliveryTitle,
    string Phase, string RequestedBy, RequestedAgent Agent, RequestedTree Tree, RequestedAfterwards Afterwards,
    RequestedLimits Limits, IReadOnlyList<string> RequiredTags, int Priority, DateTimeOffset At);

/// <summary>What the agent is asked.</summary>
/// <param name="Prompt">The whole prompt; begins with our own words, never with a stranger's.</param>
/// <param name="SystemPrompt">Appended to the agent's own system prompt.</param>
/// <param name="ToolProfile"><c>read_only</c> or <c>edit</c>.</param>
/// <param name="AllowedTools">Rules in the agent CLI's own form, on top of the profile.</param>
/// <param name="OutputSchema">A JSON Schema that the answer has to satisfy, as JSON text; null for free text.</param>
/// <param name="SessionId">A session to continue where the worker still has it; null for a new one.</param>
public sealed record RequestedAgent(
    string Prompt, string SystemPrompt, string ToolProfile, IReadOnlyList<string> AllowedTools, string? OutputSchema,
    Guid? SessionId);

/// <summary>The working tree that the worker makes before the agent starts.</summary>
/// <param name="CloneUrl">Any git URL; the worker's own git credentials open it.</param>
/// <param name="BaseRef">Branch to start from; null for the remote's default branch.</param>
/// <param name="Branch">Branch of the change: continued when the remote has it, otherwise created.</param>
/// <param name="Depth">Commits of history to fetch; 0 for all.</param>
/// <param name="Files">Placed in the tree first, excluded from git.</param>
/// <param name="Committed">Committed on the branch before the agent starts, where the branch has it otherwise; null for
/// nothing.</param>
/// <param name="DiffFile">Where to write the commits and the diff base..head for a reviewer; null for none.</param>
/// <param name="Keep">Leave the tree on the worker's disk afterwards.</param>
public sealed record RequestedTree(
    string CloneUrl, string? BaseRef, string Branch, int Depth, IReadOnlyList<RequestedFile> Files,
    RequestedCommit? Committed, string? DiffFile, bool Keep);

/// <param name="Path">Relative to the tree's root, with forward slashes.</param>
/// <param name="Content">UTF-8 text.</param>
public sealed record RequestedFile(string Path, string Content);

/// <param name="Path">Relative to the tree's root, with forward slashes.</param>
/// <param name="Content">UTF-8 text.</param>
/// <param name="Message">Of the commit.</param>
public sealed record RequestedCommit(string Path, string Content, string Message);

/// <summary>What the system does after the agent ended well.</summary>
/// <param name="ResultPath">Where in the tree to write the agent's result text; null for nowhere.</param>
/// <param name="CommitMessage">For changes that the agent left uncommitted; null when nothing is to be committed.</param>
/// <param name="CommitsExpected">No new commit is a failure.</param>
/// <param name="Push">Push the branch.</param>
/// <param name="PullRequest">Open or update this pull request; null for none.</param>
/// <param name="ReadyWhenVerdict">Mark the pull request ready when the structured output's <c>verdict</c> is this.</param>
public sealed record RequestedAfterwards(
    string? ResultPath, string? CommitMessage, bool CommitsExpected, bool Push, RequestedPullRequest? PullRequest,
    string? ReadyWhenVerdict);

public sealed record RequestedPullRequest(string Title, string Body, bool Draft);

/// <summary>Limits; null means none.</summary>
/// <param name="CostUsd">US dollars by the agent CLI's own estimate.</param>
/// <param name="Tokens">Input and output together.</param>
/// <param name="Turns">Calls of the model.</param>
/// <param name="TotalSeconds">From the start of the agent to its end.</param>
/// <param name="SilentSeconds">Longest time without a line of output.</param>
/// <param name="OutputBytes">Bytes of output.</param>
public sealed record RequestedLimits(
    decimal? CostUsd, long? Tokens, int? Turns, int? TotalSeconds, int? SilentSeconds, long? OutputBytes);

/// <summary>Sent by delivery; worker-broker stops the execution, or takes it off the queue, and answers with
/// <see cref="ExecutionFinished"/> in either case.</summary>
public sealed record ExecutionCancelRequested(
    string Organization, Guid ExecutionId, string DeliveryId, string Reason, DateTimeOffset At);
