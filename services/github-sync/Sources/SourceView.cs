namespace JakeOps.GitHubSync;

/// <summary>A source as the API shows it; its token is masked.</summary>
internal sealed record SourceView(
    string Id, string Type, string Host, string Owner, string Repo, string CloneUrl, DateTimeOffset CreatedAt, string Token,
    bool Active, string Endpoint, IReadOnlyList<string> Checkpoints,
    ByPhase RequiredTags, ByPhase AllowedTools, LimitSettings Limits, int Version, DateTimeOffset? LastPolledAt)
{
    public static SourceView Of(Source source) => new(
        source.Id, "github", source.Host, source.Owner, source.Repo, source.CloneUrl, source.CreatedAt, source.TokenMask,
        source.Active, source.Settings.Endpoint, source.Settings.Checkpoints, source.Settings.RequiredTags,
        source.Settings.AllowedTools, source.Settings.Limits, source.Version, LastPolledAt: null);
}

internal sealed record SourceDeleted(string Status);

/// <param name="Detail">What happened, for people.</param>
internal sealed record SyncResult(int Created, int Closed, string Detail);
