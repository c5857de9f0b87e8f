namespace JakeOps.GitHubSync;

internal sealed record WrittenFacts(long Id, string? Body, string? HtmlUrl);

/// <summary>Writes one report: what it wrote before is found by its marker and edited.</summary>
internal sealed class ReportWriter(GitHubClient client)
{
    private const int MaxPages = 20;

    /// <summary>Where it stands, or why it does not.</summary>
    public Task<(string? Url, Problem? Problem)> WriteAsync(Access access, string repository, Report report, CancellationToken ct)
    {
        var root = $"repos/{repository}";
        var body = $"{report.Text}\n\n{report.Marker}";
        return report.Kind switch
        {
            Report.PlanStatus => StatusAsync(access, root, report, ct),
            Report.PlanComment or Report.CloseComment => EnsureAsync(
                access, $"{root}/issues/{report.Target}/comments", report.Marker, body, new { body },
                (HttpMethod.Patch, id => $"{root}/issues/comments/{id}"), ct),
            _ => EnsureAsync(
                access, $"{root}/pulls/{report.Target}/reviews", report.Marker, body, new { body, @event = "COMMENT" },
                (HttpMethod.Put, id => $"{root}/pulls/{report.Target}/reviews/{id}"), ct),
        };
    }

    private async Task<(string?, Problem?)> EnsureAsync(
        Access access, string list, string marker, string body, object creation,
        (HttpMethod Method, Func<long, string> Path) edit, CancellationToken ct)
    {
        var page = await client.GetAsync<List<WrittenFacts>>(access, $"{list}?per_page=100", conditional: false, ct);
        for (var pages = 1; ; pages++)
        {
            if (!page.Ok) return (null, page.Problem);
            foreach (var mine in page.Value.Where(one => one.Body?.Contains(marker, StringComparison.Ordinal) is true))
            {
                if (mine.Body == body) return (mine.HtmlUrl, null);
                var edited = await client.WriteAsync<WrittenFacts>(access, edit.Method, edit.Path(mine.Id), new { body }, ct);
                if (edited.Ok) return (edited.Value.HtmlUrl, null);
                // Somebody else may have copied our marker: his words are not ours to edit.
                if (edited.Problem.Kind is not (ProblemKind.Forbidden or ProblemKind.NotFound)) return (null, edited.Problem);
            }
            if (page.Next is null || pages == MaxPages) break;
            page = await client.GetAsync<List<WrittenFacts>>(access, page.Next, conditional: false, ct);
        }
        var made = await client.WriteAsync<WrittenFacts>(access, HttpMethod.Post, list, creation, ct);
        return (made.Value?.HtmlUrl, made.Problem);
    }

    private async Task<(string?, Problem?)> StatusAsync(Access access, string root, Report report, CancellationToken ct)
    {
        var known = await client.GetAsync<CombinedStatusPage>(
            access, $"{root}/commits/{report.Target}/status?per_page=100", conditional: false, ct);
        if (known.Value?.Statuses?.Any(status =>
            status.Context == ReportTexts.StatusContext && status.Description == report.Text) is true)
            return (null, null);
        var made = await client.WriteAsync<StatusFacts>(access, HttpMethod.Post, $"{root}/statuses/{report.Target}",
            new { state = "success", context = ReportTexts.StatusContext, description = report.Text }, ct);
        return (null, made.Problem);
    }
}
