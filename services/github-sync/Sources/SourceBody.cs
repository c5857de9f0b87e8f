using System.ComponentModel;

namespace JakeOps.GitHubSync;

/// <summary>What a caller may say about a source; what is absent stays as it is.</summary>
internal abstract record SourceBody
{
    [Description("For the host's API. Kept encrypted and never shown again.")]
    public string? Token { get; init; }

    [Description("Any git URL or path; without it https://HOST/OWNER/REPO.git.")]
    public string? CloneUrl { get; init; }

    [Description("The last phase before close; intake and close end nothing early.")]
    public string? Endpoint { get; init; }

    [Description("Phases that a person starts and approves. System phases are never held, named here or not.")]
    public IReadOnlyList<string>? Checkpoints { get; init; }

    [Description("Runtime tags that a worker must have, by agent phase; the key * holds for all of them.")]
    public ByPhase? RequiredTags { get; init; }

    [Description("Tool rules for the agent by agent phase; a phase that is absent has the defaults.")]
    public ByPhase? AllowedTools { get; init; }

    [Description("Replaced as a whole: a limit that is absent has its default, null is no limit.")]
    public LimitSettings? Limits { get; init; }
}

internal sealed record NewSource : SourceBody
{
    public string Type { get; init; } = "github";

    public string Host { get; init; } = "github.com";

    public string? Owner { get; init; }

    public string? Repo { get; init; }
}

internal sealed record SourcePatch : SourceBody
{
    public bool? Active { get; init; }
}
