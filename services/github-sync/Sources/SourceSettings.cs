using System.ComponentModel;

namespace JakeOps.GitHubSync;

/// <summary>What a source lays down for its Deliveries. Replaced as a whole, never changed in place.</summary>
internal sealed record SourceSettings(
    string Endpoint, IReadOnlyList<string> Checkpoints, ByPhase RequiredTags, ByPhase AllowedTools, LimitSettings Limits)
{
    public static readonly SourceSettings Default = new(
        "deploy", ["plan", "implement", "review"], new Dictionary<string, IReadOnlyList<string>>(),
        new Dictionary<string, IReadOnlyList<string>>(), new());

    // Sources that were stored before these existed have the defaults.
    public ApprovalSettings Approvals { get; init; } = ApprovalSettings.Default;

    public IntakeSettings Intake { get; init; } = IntakeSettings.Default;

    public VerifyPolicy Verify { get; init; } = VerifyPolicy.Default;

    public DeployPolicy Deploy { get; init; } = DeployPolicy.Default;

    public ObservePolicy Observe { get; init; } = ObservePolicy.Default;

    public ReportPolicy Report { get; init; } = ReportPolicy.Default;

    /// <summary>These settings with everything that the caller named.</summary>
    public SourceSettings With(SourceBody body) => new(
        body.Endpoint ?? Endpoint, body.Checkpoints ?? Checkpoints, body.RequiredTags ?? RequiredTags,
        body.AllowedTools ?? AllowedTools, body.Limits ?? Limits)
    {
        Approvals = body.Approvals ?? Approvals, Intake = body.Intake ?? Intake, Verify = body.Verify ?? Verify,
        Deploy = body.Deploy ?? Deploy, Observe = body.Observe ?? Observe, Report = body.Report ?? Report,
    };
}

/// <summary>Null means no limit.</summary>
internal sealed record LimitSettings(
    int MaxReviewRounds = 3, int? MaxTurns = null, decimal? MaxCostUsd = null, int TimeoutSeconds = 3600,
    int MaxFailedChecks = 0);

/// <summary>Who has to approve a checkpoint before a Delivery goes on.</summary>
internal sealed record ApprovalSettings(
    [property: Description("How many people have to approve")] int Needed = 1,
    [property: Description("Whether the one who asked for the change may be one of them")] bool ByRequester = true)
{
    public static readonly ApprovalSettings Default = new();
}

/// <summary>Which requests become Deliveries.</summary>
internal sealed record IntakeSettings(
    [property: Description("A request needs one of these labels; none named: any request will do")]
    IReadOnlyList<string>? IncludeLabels = null,
    [property: Description("A request with one of these labels does not become a Delivery")]
    IReadOnlyList<string>? ExcludeLabels = null,
    [property: Description("Further requests wait while so many Deliveries of the source are open; null: no limit")]
    int? MaxOpenDeliveries = null)
{
    public static readonly IntakeSettings Default = new();

    /// <summary>Labels differ in more than case at the host too.</summary>
    public bool Takes(IReadOnlyList<string> labels) =>
        (IncludeLabels is not { Count: > 0 } || HasOne(labels, IncludeLabels))
        && (ExcludeLabels is not { Count: > 0 } || !HasOne(labels, ExcludeLabels));

    private static bool HasOne(IReadOnlyList<string> labels, IReadOnlyList<string> of) =>
        labels.Any(label => of.Contains(label, StringComparer.OrdinalIgnoreCase));
}
