using System.Globalization;
using System.Text.RegularExpressions;
using JakeOps.Contracts;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.GitHubSync;

/// <summary>Notes what a source wants written to its host when a Delivery of it moves on.</summary>
internal sealed partial class ReportConsumer(GitHubSyncDbContext db, IOptions<GitHubSyncOptions> options, TimeProvider clock)
    : IConsumer<DeliveryPhaseChanged>
{
    public async Task Consume(ConsumeContext<DeliveryPhaseChanged> context)
    {
        var (news, ct) = (context.Message, context.CancellationToken);
        // An imported Delivery has its past behind it.
        if (news.SourceId is null || news.Command == "import") return;
        var source = await db.Sources.AsNoTracking().SingleOrDefaultAsync(one => one.Id == news.SourceId && !one.Deleted, ct);
        if (source is not { Settings.Report: { Any: true } wanted }
            || ReportPolicy.WhyNotOffered(source.Access) is not null) return;
        if (wanted.Comments) await CommentsAsync(news, ct);
        if (wanted.Reviews && news is { Command: "reject", RunStatus: "pending", Comment.Length: > 0 }
            && PullRequestReader.NumberOf(news.PullRequestUrl) is { } pull)
            await WantAsync(news, $"{Report.Review} {news.Version}", Text(pull), ReportTexts.Rejected(news), TimeSpan.Zero, ct);
        if (wanted.PlanStatus) await PlanStatusAsync(news, ct);
    }

    private async Task CommentsAsync(DeliveryPhaseChanged news, CancellationToken ct)
    {
        if (Issue().Match(news.RequestUrl ?? "") is not { Success: true } match) return;
        var issue = match.Groups[1].Value;
        if (news is { Phase: "plan", RunStatus: "succeeded" })
            // A plan that nobody has to approve is past in a moment.
            await WantAsync(news, Report.PlanComment, issue, ReportTexts.PlanWaits(news), options.Value.ReportPatience, ct);
        else if (await db.Reports.SingleOrDefaultAsync(report => report.DeliveryId == news.DeliveryId
            && report.Kind == Report.PlanComment && report.DoneAt == null && report.Version < news.Version, ct) is { } waiting)
            db.Remove(waiting);
        if (news is { Phase: "close", RunStatus: "succeeded" })
            await WantAsync(news, Report.CloseComment, issue, ReportTexts.Closed(news), TimeSpan.Zero, ct);
    }

    /// <summary>A status belongs to a commit: each new head of the branch gets it too.</summary>
    private async Task PlanStatusAsync(DeliveryPhaseChanged news, CancellationToken ct)
    {
        if (news.HeadCommit is not { Length: > 0 } head) return;
        var approved = news is { Command: "approve", Phase: "implement", RunStatus: "pending" };
        var known = await db.Reports.AsNoTracking().SingleOrDefaultAsync(
            report => report.DeliveryId == news.DeliveryId && report.Kind == Report.PlanStatus, ct);
        if (approved) await WantAsync(news, Report.PlanStatus, head, ReportTexts.PlanApproved(news), TimeSpan.Zero, ct);
        else if (known is not null && known.Target != head && news.Phase != "plan")
            await WantAsync(news, Report.PlanStatus, head, known.Text, TimeSpan.Zero, ct);
    }

    private async Task WantAsync(
        DeliveryPhaseChanged news, string kind, string target, string text, TimeSpan patience, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var known = await db.Reports.SingleOrDefaultAsync(
            report => report.DeliveryId == news.DeliveryId && report.Kind == kind, ct);
        if (known is null)
            db.Add(known = new()
            {
                Organization = news.Organization, DeliveryId = news.DeliveryId, Kind = kind, SourceId = news.SourceId!,
                Target = target, Text = text, Version = news.Version, LeaseUntil = now,
            });
        else if (news.Version <= known.Version) return;
        (known.Target, known.Text, known.Version) = (target, text, news.Version);
        (known.NextAt, known.Tries, known.DoneAt, known.Problem) = (now + patience, 0, null, null);
        known.Revision++;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/issues/([0-9]{1,15})/?\z")]
    private static partial Regex Issue();
}
