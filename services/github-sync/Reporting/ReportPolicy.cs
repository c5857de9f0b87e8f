using System.ComponentModel;

namespace JakeOps.GitHubSync;

/// <summary>What is written to the host, with the source's own credential. Off until a person turns it on.</summary>
internal sealed record ReportPolicy(
    [property: Description("Comment on the issue when a plan waits for approval and when the Delivery closes")]
    bool Comments = false,
    [property: Description("Reject feedback as a review of the pull request")] bool Reviews = false,
    [property: Description("A commit status that says who approved the plan")] bool PlanStatus = false)
{
    public static readonly ReportPolicy Default = new();

    public bool Any => Comments || Reviews || PlanStatus;

    /// <summary>Why a source cannot write; null when it can.</summary>
    public static string? WhyNotOffered(SourceAccess access) => access is SourceAccess.Token or SourceAccess.App ? null
        : "Writing to the host needs a credential of the source: give it a token or a GitHub App that may write issues, "
            + "pull requests and commit statuses.";

    /// <summary>What the source would be left with.</summary>
    public static string? Refuse(Source? source, SourceBody body)
    {
        if (!(body.Report ?? source?.Settings.Report ?? Default).Any) return null;
        var access = body.Access ?? (body.App is not null ? SourceAccess.App
            : body.Token is { Length: > 0 } ? SourceAccess.Token
            : body.Token is { Length: 0 } && source?.Access == SourceAccess.Token ? SourceAccess.None
            : source?.Access ?? SourceAccess.None);
        return WhyNotOffered(access) is { } why ? $"The report is not possible. {why}" : null;
    }
}
