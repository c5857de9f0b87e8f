using System.ComponentModel;

namespace JakeOps.GitHubSync;

/// <summary>What a caller may say about a source; what is absent stays as it is.</summary>
internal abstract record SourceBody
{
    [Description("For the host's API. Kept encrypted and never shown again.")]
    public string? Token { get; init; }

    [Description("A GitHub App, instead of a token.")]
    public AppBody? App { get; init; }

    [Description("none (a public repository), token, app, or webhook (nothing is read, webhooks bring everything). " +
        "Without it what was given last counts.")]
    public SourceAccess? Access { get; init; }

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

    [Description("Who has to approve a checkpoint: one person, whoever it is, without it. Replaced as a whole.")]
    public ApprovalSettings? Approvals { get; init; }

    [Description("Which requests become Deliveries. Replaced as a whole.")]
    public IntakeSettings? Intake { get; init; }

    [Description("When checks are good enough. Replaced as a whole.")]
    public VerifyPolicy? Verify { get; init; }

    [Description("What counts as deployed. Replaced as a whole.")]
    public DeployPolicy? Deploy { get; init; }

    [Description("How long a deployment has to hold. Replaced as a whole.")]
    public ObservePolicy? Observe { get; init; }

    [Description("What is written to the host with the source's credential. Replaced as a whole.")]
    public ReportPolicy? Report { get; init; }
}

internal sealed record NewSource : SourceBody
{
    public string Type { get; init; } = "github";

    public string Host { get; init; } = "github.com";

    [Description("Root of the host's API where it is not the usual one: https://api.github.com, https://api.NAME.ghe.com " +
        "for data residency, https://HOST/api/v3 for Enterprise Server.")]
    public string? BaseUrl { get; init; }

    public string? Owner { get; init; }

    public string? Repo { get; init; }
}

internal sealed record SourcePatch : SourceBody
{
    public bool? Active { get; init; }
}

internal sealed record AppBody
{
    [Description("App id or client id.")]
    public string AppId { get; init; } = "";

    [Description("Of the App's installation that sees the repository.")]
    public long InstallationId { get; init; }

    [Description("The PEM file that GitHub made. Kept encrypted and never shown again; absent: the one known already.")]
    public string? PrivateKey { get; init; }
}
