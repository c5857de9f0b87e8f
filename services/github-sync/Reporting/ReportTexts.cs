using JakeOps.Contracts;

namespace JakeOps.GitHubSync;

/// <summary>What is written to the host. People's and agents' words are quoted so that they call nobody, close nothing and
/// look like nothing of ours.</summary>
internal static class ReportTexts
{
    public const string StatusContext = "JakeOps: plan";

    private const int MaxQuote = 4000;
    private const int MaxStatus = 140;

    public static string PlanWaits(DeliveryPhaseChanged news) =>
        $"The plan for this is written and waits for approval (JakeOps Delivery #{news.Number}, attempt {news.Attempt})."
        + (news.PullRequestUrl is { } url ? $"\n\nIt stands in `docs/plans/{news.DeliveryId}.md` of {url}." : "");

    public static string Closed(DeliveryPhaseChanged news) =>
        $"JakeOps Delivery #{news.Number} is closed." + Quote(news.Comment ?? news.Reason)
        + (news.PullRequestUrl is { } url ? $"\n\nIts pull request: {url}" : "");

    public static string Rejected(DeliveryPhaseChanged news) =>
        $"Rejected by {Plain(news.Actor ?? "a person")} (JakeOps Delivery #{news.Number}); an agent works on it again."
        + Quote(news.Comment);

    public static string PlanApproved(DeliveryPhaseChanged news)
    {
        var text = $"plan approved by {Plain(news.Actor ?? "a person")}";
        return text.Length <= MaxStatus ? text : text[..(MaxStatus - 1)] + "…";
    }

    private static string Quote(string? text) => string.IsNullOrWhiteSpace(text) ? ""
        : "\n\n" + string.Join('\n', Plain(text.Length > MaxQuote ? text[..MaxQuote] + "…" : text)
            .Split('\n').Select(line => $"> {line}"));

    /// <summary>A mention needs its at-sign before a name, a reference its number sign, and a comment of HTML its
    /// bracket; with nothing to be seen between them they are only text.</summary>
    public static string Plain(string text) => new string([.. text.Where(sign => sign is '\n' or '\t' || !char.IsControl(sign))])
        .Replace("@", "@\u200b", StringComparison.Ordinal).Replace("#", "#\u200b", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace("](", "]\u200b(", StringComparison.Ordinal);
}
