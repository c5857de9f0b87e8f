namespace JakeOps.Contracts;

/// <summary>Published by github-sync when a source is made, changed or deleted; delivery keeps a copy of the settings.</summary>
/// <param name="Version">Counts up with every change of the source; an older one than known is to be ignored.</param>
/// <param name="Host">The git host, <c>github.com</c> by default.</param>
/// <param name="Repository"><c>owner/repo</c>.</param>
/// <param name="CloneUrl">Any git URL.</param>
/// <param name="Endpoint">The last phase before close.</param>
/// <param name="Checkpoints">Phases that a person starts and approves.</param>
/// <param name="RequiredTags">Runtime tags that a worker must have, by phase; the key <c>*</c> holds for every agent phase.</param>
/// <param name="AllowedTools">Tool rules for the agent by phase; a phase that is absent has the defaults.</param>
/// <param name="Deleted">True when the source is gone; its Deliveries stay.</param>
/// <param name="Approvals">Who has to approve; null, as older versions say it: one person, whoever it is.</param>
public sealed record SourceChanged(
    string Organization, string SourceId, int Version, string Host, string Repository, string CloneUrl, bool Active,
    string Endpoint, IReadOnlyList<string> Checkpoints, IReadOnlyDictionary<string, IReadOnlyList<string>> RequiredTags,
    IReadOnlyDictionary<string, IReadOnlyList<string>> AllowedTools, SourceLimits Limits, bool Deleted, DateTimeOffset At,
    SourceApprovals? Approvals = null);

/// <summary>Limits of a Delivery; null means none.</summary>
/// <param name="MaxFailedChecks">How often failed checks send a Delivery back to implement by themselves; 0 for never.</param>
public sealed record SourceLimits(
    int MaxReviewRounds, int? MaxTurns, decimal? MaxCostUsd, int TimeoutSeconds, int MaxFailedChecks);

/// <param name="Needed">How many people have to approve a checkpoint.</param>
/// <param name="ByRequester">Whether the one who asked for the change may be one of them.</param>
public sealed record SourceApprovals(int Needed, bool ByRequester);

/// <summary>Published by github-sync after a poll that changed how a source stands, and once a minute otherwise.</summary>
/// <param name="State">new, ok, waiting, degraded, paused, listening; or gone, when it is not polled any more.</param>
/// <param name="Problem">What is wrong and what to do, as one sentence; null when nothing is.</param>
/// <param name="Changed">False where only the time of the poll is new.</param>
public sealed record SourceSynced(
    string Organization, string SourceId, string Repository, string State, string? Problem, bool Changed,
    DateTimeOffset PolledAt, DateTimeOffset At);

/// <summary>Published by github-sync for a request that a Delivery should carry; delivery opens one.</summary>
/// <param name="Label">How the request is named among people, such as <c>#42</c>.</param>
/// <param name="Reopened">True when the request had been closed before.</param>
/// <param name="ParentId">The Delivery that it follows from, if it follows from one.</param>
public sealed record RequestDiscovered(
    string Organization, string SourceId, string Host, string Repository, string Label, string Type, string Title,
    string? Body, IReadOnlyList<string> Labels, string Url, bool Reopened, DateTimeOffset At, string? ParentId = null);

/// <summary>Published by github-sync when a request was closed, deleted or moved; delivery closes its Delivery.</summary>
/// <param name="Reason">What happened, as one sentence.</param>
/// <param name="ByPullRequestUrl">The pull request whose merge closed the request, if that is how it was closed.</param>
public sealed record RequestWithdrawn(
    string Organization, string SourceId, string Host, string Repository, string Label, string Reason,
    string? ByPullRequestUrl, DateTimeOffset At);

/// <summary>Published by github-sync about a system phase (verify, deploy, observe); delivery moves on by it.</summary>
/// <param name="Attempt">The attempt that was observed, from <see cref="DeliveryPhaseChanged"/>.</param>
/// <param name="Outcome">running, succeeded, failed, blocked or skipped.</param>
/// <param name="Reason">One sentence: what was seen.</param>
/// <param name="Evidence">What it was concluded from.</param>
public sealed record PhaseObserved(
    string Organization, string DeliveryId, string Phase, int Attempt, string Outcome, string Reason,
    IReadOnlyList<ObservedFact> Evidence, DateTimeOffset At);

/// <param name="Name">A check, a deployment, a merge.</param>
/// <param name="State">Its state in the host's own words.</param>
/// <param name="Detail">Summary and annotations of a failed check, cut at a limit.</param>
public sealed record ObservedFact(
    string Name, string State, string? Commit, string? Url, string? Detail, DateTimeOffset? At);
