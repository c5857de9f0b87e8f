namespace JakeOps.Delivery;

/// <summary>A Delivery of another server, with its past.</summary>
internal sealed record ImportBody : SettingsBody
{
    /// <summary>12 hexadecimal digits; kept where no other Delivery has it.</summary>
    public string? Id { get; init; }

    /// <summary>Kept where no other Delivery has it.</summary>
    public long? Seq { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }
    public DateTimeOffset? UpdatedAt { get; init; }
    public string? Summary { get; init; }
    public string? Repository { get; init; }
    public string? SourceId { get; init; }
    public IReadOnlyList<RefBody?>? Refs { get; init; }

    /// <summary>In order, beginning with intake; only the last may be pending, and none running.</summary>
    public IReadOnlyList<ImportedPhaseRun?>? PhaseRuns { get; init; }

    public ImportedPlan? Plan { get; init; }

    /// <summary>Why a person sent it back, for the next agent run.</summary>
    public string? Feedback { get; init; }

    public IReadOnlyList<ImportedRun?>? Runs { get; init; }
}

internal sealed record ImportedPhaseRun(
    string? Phase, string? RunStatus, string? Verdict, string? Reason, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt);

internal sealed record ImportedPlan(string? Content, string? Model, DateTimeOffset? GeneratedAt);

/// <param name="Status">success or failed.</param>
internal sealed record ImportedRun(
    Guid? Id, string? Mode, string? Status, DateTimeOffset? CreatedAt, string? Model, string? SessionId, string? Summary,
    string? Error, string? Prompt, decimal CostUsd, long InputTokens, long OutputTokens, long DurationMs,
    IReadOnlyList<string?>? Skills, IReadOnlyList<string?>? UsedSkills, IReadOnlyList<string?>? Plugins,
    IReadOnlyList<string?>? Agents);

/// <param name="Existing">True when it was there already, and was left alone; absent otherwise.</param>
internal sealed record Imported(
    string Id, long Seq, string Status,
    [property: System.Text.Json.Serialization.JsonIgnore(
        Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    bool? Existing = null);
