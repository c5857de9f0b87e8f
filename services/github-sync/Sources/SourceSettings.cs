namespace JakeOps.GitHubSync;

/// <summary>What a source lays down for its Deliveries. Replaced as a whole, never changed in place.</summary>
internal sealed record SourceSettings(
    string Endpoint, IReadOnlyList<string> Checkpoints, ByPhase RequiredTags, ByPhase AllowedTools, LimitSettings Limits)
{
    public static readonly SourceSettings Default = new(
        "deploy", ["plan", "implement", "review"], new Dictionary<string, IReadOnlyList<string>>(),
        new Dictionary<string, IReadOnlyList<string>>(), new());

    /// <summary>These settings with everything that the caller named.</summary>
    public SourceSettings With(SourceBody body) => new(
        body.Endpoint ?? Endpoint, body.Checkpoints ?? Checkpoints, body.RequiredTags ?? RequiredTags,
        body.AllowedTools ?? AllowedTools, body.Limits ?? Limits);
}

/// <summary>Null means no limit.</summary>
internal sealed record LimitSettings(
    int MaxReviewRounds = 3, int? MaxTurns = null, decimal? MaxCostUsd = null, int TimeoutSeconds = 3600,
    int MaxFailedChecks = 0);
