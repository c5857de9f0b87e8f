using System.ComponentModel;

namespace JakeOps.GitHubSync;

/// <summary>A source as the API shows it; of its secrets only a mask of the token.</summary>
internal sealed record SourceView(
    string Id, string Type, string Host, string BaseUrl, string Owner, string Repo, string CloneUrl, DateTimeOffset CreatedAt,
    SourceAccess Access, string Token, AppView? App, bool Active, string Endpoint, IReadOnlyList<string> Checkpoints,
    ByPhase RequiredTags, ByPhase AllowedTools, LimitSettings Limits, ApprovalSettings Approvals, IntakeSettings Intake,
    VerifyPolicy Verify, DeployPolicy Deploy, ObservePolicy Observe, ReportPolicy Report,
    [property: Description("Why nothing can be written to the host; null when it can")] string? ReportProblem, WebhookView Webhook, int Version, DateTimeOffset? LastPolledAt, SyncView Sync)
{
    public static SourceView Of(Source source, SourceSync? sync, SeenLimit? limit = null) => new(
        source.Id, "github", source.Host, source.Api.AbsoluteUri.TrimEnd('/'), source.Owner, source.Repo, source.CloneUrl,
        source.CreatedAt, source.Access, source.TokenMask,
        source.AppId is { } app ? new(app, source.InstallationId ?? 0, source.AppKey.Length > 0) : null, source.Active,
        source.Settings.Endpoint, source.Settings.Checkpoints, source.Settings.RequiredTags, source.Settings.AllowedTools,
        source.Settings.Limits, source.Settings.Approvals, source.Settings.Intake, source.Settings.Verify,
        source.Settings.Deploy, source.Settings.Observe, source.Settings.Report, ReportPolicy.WhyNotOffered(source.Access),
        new($"/api/webhooks/github/{source.Id}", source.WebhookSecret.Length > 0, sync?.LastHookAt), source.Version,
        sync?.LastPolledAt, SyncView.Of(sync, limit));
}

internal sealed record AppView(string AppId, long InstallationId, bool HasPrivateKey);

/// <param name="Path">Where the host sends webhooks to, at this installation's public address.</param>
internal sealed record WebhookView(string Path, bool HasSecret, DateTimeOffset? LastReceivedAt);

internal sealed record SyncView(
    SyncState State,
    [property: Description("What is wrong and what to do about it")] string? Problem, DateTimeOffset? ProblemSince,
    [property: Description("What happened that needs nobody, such as a rename")] string? Notice,
    DateTimeOffset? LastSuccessAt, DateTimeOffset? LastChangeAt, DateTimeOffset? NextPollAt, long? RepositoryId,
    [property: Description("The account's calls of an hour, as the host told last; the credential's other sources use them too")]
    SeenLimit? RateLimit)
{
    public static SyncView Of(SourceSync? sync, SeenLimit? limit) => sync is null
        ? new(SyncState.New, null, null, null, null, null, null, null, limit)
        : new(sync.State, sync.Problem, sync.ProblemSince, sync.Notice, sync.LastSuccessAt, sync.LastChangeAt,
            sync.State == SyncState.Listening ? null : sync.WantedAt ?? sync.NextPollAt, sync.RepositoryId, limit);
}

internal sealed record SourceDeleted(string Status);

/// <param name="Secret">Shown this once.</param>
/// <param name="EarlierUntil">How long the one before is good beside it.</param>
internal sealed record WebhookSecretView(string Secret, string Path, DateTimeOffset? EarlierUntil);
