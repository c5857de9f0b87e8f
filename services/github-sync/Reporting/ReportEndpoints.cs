using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.GitHubSync;

/// <param name="State">waiting, done, or refused.</param>
/// <param name="Problem">Why it does not stand there, and what to do.</param>
internal sealed record ReportView(
    string DeliveryId, string Kind, string Target, string State, string Text, string? Url, string? Problem,
    DateTimeOffset? DoneAt, DateTimeOffset? NextAt);

/// <summary>What was written to the host for a source.</summary>
internal static class ReportEndpoints
{
    private const int Most = 200;

    public static async Task<Results<Ok<List<ReportView>>, ProblemHttpResult>> List(
        string id, GitHubSyncDbContext db, CancellationToken ct)
    {
        if (await db.FindSourceAsync(id, ct) is null) return SourceEndpoints.NotFound();
        var rows = await db.Reports.AsNoTracking().Where(report => report.SourceId == id)
            .OrderByDescending(report => report.DoneAt ?? report.NextAt).Take(Most).ToListAsync(ct);
        return TypedResults.Ok(rows.Select(report => new ReportView(
            report.DeliveryId, report.Kind, report.Target,
            report.DoneAt is not null ? "done" : report.NextAt is not null ? "waiting" : "refused", report.Text, report.Url,
            report.Problem, report.DoneAt, report.NextAt)).ToList());
    }
}
