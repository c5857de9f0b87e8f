namespace JakeOps.Delivery;

/// <summary>A body that a client sends. What it does not name is ignored; words are checked by <see
/// cref="InputCheck"/>, so that the answer can say what is allowed.</summary>
internal abstract record RequestBody;

internal abstract record SettingsBody : RequestBody
{
    public string? Endpoint { get; init; }
    public IReadOnlyList<string?>? Checkpoints { get; init; }
    public ByPhase? RequiredTags { get; init; }
    public ByPhase? AllowedTools { get; init; }
    public LimitsBody? Limits { get; init; }
    public int? Priority { get; init; }
    public bool? KeepTree { get; init; }

    /// <summary>Of owners only.</summary>
    public ApprovalsBody? Approvals { get; init; }

    public bool NamesSettings => (Endpoint ?? Checkpoints ?? RequiredTags ?? AllowedTools ?? Limits ?? Priority
        ?? KeepTree ?? (object?)Approvals) is not null;
}

/// <param name="MaxTurns">0 for none.</param>
/// <param name="MaxCostUsd">0 for none.</param>
/// <param name="Timeout">Seconds.</param>
internal sealed record LimitsBody(int? MaxReviewRounds, int? MaxTurns, decimal? MaxCostUsd, int? Timeout,
    int? MaxFailedChecks);

/// <param name="Needed">How many people have to approve a checkpoint.</param>
/// <param name="ByRequester">Whether the one who asked for the change may be one of them.</param>
internal sealed record ApprovalsBody(int? Needed, bool? ByRequester);

internal sealed record CreateBody : SettingsBody
{
    public string? Summary { get; init; }
    public string? Repository { get; init; }
    public IReadOnlyList<RefBody?>? Refs { get; init; }
    public string? Body { get; init; }
    public string? Host { get; init; }
    public string? CloneUrl { get; init; }
    public string? SourceId { get; init; }
    public int? Generation { get; init; }
    public string? Phase { get; init; }
    public string? RunStatus { get; init; }
}

internal sealed record PatchBody : SettingsBody
{
    public string? Phase { get; init; }
    public string? RunStatus { get; init; }
    public string? Summary { get; init; }
    public PlanBody? Plan { get; init; }
    public IReadOnlyList<RefBody?>? Refs { get; init; }
    public string? Error { get; init; }

    public bool NamesRepair => (Phase ?? RunStatus ?? Summary ?? Plan ?? Refs ?? (object?)Error) is not null;
}

internal sealed record RefBody(string? Role, string? Type, string? Label, string? Url);

/// <param name="BasedOn">For a new version: the version that was edited; refused where there is a newer one.</param>
internal sealed record PlanBody(string? Content, string? Model, int? BasedOn = null) : RequestBody;

/// <param name="Phase">For <c>run</c>: refuse unless this phase is the current one.</param>
/// <param name="Run">Start the agent phase that follows, whatever the checkpoints say.</param>
/// <param name="Override">Of owners, with a reason: approve although the verdict is not_pass or approvals are
/// missing.</param>
/// <param name="PlanVersion">For <c>approve</c>: refuse unless this is the plan's version.</param>
/// <param name="HeadCommit">For <c>approve</c>: refuse unless the branch is at this commit.</param>
internal sealed record ActionBody(
    string? Reason, bool Run = false, bool Override = false, string? Phase = null, int? PlanVersion = null,
    string? HeadCommit = null) : RequestBody;

internal sealed record CollectBody(string? SessionId) : RequestBody;
