using JakeOps.Hosting;
using JakeOps.Transcripts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JakeOps.Transcripts.Reading;

internal static class RunEndpoints
{
    public static void MapRuns(this IEndpointRouteBuilder routes)
    {
        var run = routes.MapGroup("/api/deliveries/{id}/runs/{run}").WithTags("Transcripts").Needs(Permission.Read)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        run.MapGet("/transcript", Transcript).WithName("GetTranscript")
            .WithSummary("The conversation of a run, agent by agent").Produces<TranscriptAnswer>();
        run.MapGet("/stream_log", StreamLog).WithName("GetStreamLog")
            .WithSummary("All events of a run, with its times and agents").Produces<StreamLogAnswer>();
        run.MapGet("/overview", About).WithName("GetRunOverview")
            .WithSummary("Agents, totals and places of interest of a run");
        run.MapGet("/events", Events).WithName("GetEvents")
            .WithSummary("A page of a run's events, forward or backward, each with its sequence")
            .Produces<EventsAnswer>();
        run.MapGet("/events/{sequence:long}", OneEvent).WithName("GetEvent")
            .WithSummary("One event, whole").Produces<object>();
        run.MapGet("/search", Find).WithName("SearchRun")
            .WithSummary("Where a text stands in a run's events, a part of the run at a time");
        run.MapGet("/html", Html).WithName("GetRunAsHtml")
            .WithSummary("The run as one HTML file that needs nothing else").Produces<string>(contentType: "text/html");
        run.MapGet("/raw", Raw).WithName("GetRawOutput")
            .WithSummary("What the agent printed, as NDJSON").Produces<string>(contentType: "application/x-ndjson");
    }

    private static Task<Results<PushStreamHttpResult, ProblemHttpResult>> Transcript(
        string id, string run, string? after, string? limit, RunLookup runs, LineReader lines, CancellationToken ct) =>
        PagedAsync(id, run, after, limit, runs,
            (body, found, page) => TranscriptView.WriteAsync(body, found, lines, page, ct), ct);

    private static Task<Results<PushStreamHttpResult, ProblemHttpResult>> StreamLog(
        string id, string run, string? after, string? limit, RunLookup runs, LineReader lines, CancellationToken ct) =>
        PagedAsync(id, run, after, limit, runs,
            (body, found, page) => EventViews.WriteStreamLogAsync(body, found, lines, page, ct), ct);

    private static async Task<Results<Ok<Overview>, ProblemHttpResult>> About(
        string id, string run, RunLookup runs, CancellationToken ct)
    {
        var (found, missing) = await runs.FindAsync(id, run, ct);
        return found is null ? missing! : TypedResults.Ok(Overview.Of(found));
    }

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Events(
        string id, string run, [AsParameters] EventQuery query, RunLookup runs, EventReader events, CancellationToken ct)
    {
        var (page, invalid) = EventPage.Parse(query);
        if (invalid is not null) return invalid;
        var (found, missing) = await runs.FindAsync(id, run, ct);
        if (found is null) return missing!;
        var answer = await events.ReadAsync(found, page, new(found, query.Agent, query.Except), ct);
        return TypedResults.Stream(
            body => EventViews.WritePageAsync(body, found, answer, ct), "application/json; charset=utf-8");
    }

    private static async Task<Results<Utf8ContentHttpResult, ProblemHttpResult>> OneEvent(
        string id, string run, long sequence, RunLookup runs, EventReader events, CancellationToken ct)
    {
        var (found, missing) = await runs.FindAsync(id, run, ct);
        if (found is null) return missing!;
        return (await events.OneAsync(found, sequence, ct))?.Event() is { } json
            ? TypedResults.Text(json.Span, "application/json; charset=utf-8")
            : RunLookup.NotFound("Event not found");
    }

    private static async Task<Results<Ok<SearchAnswer>, ProblemHttpResult>> Find(
        string id, string run, string? q, string? after, string? agent, RunLookup runs, Search search,
        CancellationToken ct)
    {
        if (q is not { Length: >= Search.ShortestText and <= Search.LongestText })
            return Page.Invalid(
                $"q must be the text to look for, of {Search.ShortestText} to {Search.LongestText} characters.");
        if (Page.ParseSequence(after) is not { } sequence)
            return Page.Invalid($"after must be a sequence number of 0 or more; it was '{Page.Short(after)}'.");
        var (found, missing) = await runs.FindAsync(id, run, ct);
        if (found is null) return missing!;
        return TypedResults.Ok(await search.FindAsync(found, q, sequence, new(found, agent, null), ct));
    }

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Html(
        string id, string run, RunLookup runs, LineReader lines, CancellationToken ct)
    {
        var (found, missing) = await runs.FindAsync(id, run, ct);
        if (found is null) return missing!;
        return TypedResults.Stream(
            body => HtmlExport.WriteAsync(body, found, lines, ct), "text/html; charset=utf-8", $"{found.Id}.html");
    }

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Raw(
        string id, string run, RunLookup runs, PieceReader pieces, CancellationToken ct)
    {
        var (found, missing) = await runs.FindAsync(id, run, ct);
        if (found is null) return missing!;
        return TypedResults.Stream(
            body => RawView.WriteAsync(body, found, pieces, ct), "application/x-ndjson", $"{found.Id}.jsonl");
    }

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> PagedAsync(
        string id, string run, string? after, string? limit, RunLookup runs,
        Func<Stream, Execution, Page, Task> write, CancellationToken ct)
    {
        var (page, invalid) = Page.Parse(after, limit);
        if (invalid is not null) return invalid;
        var (found, missing) = await runs.FindAsync(id, run, ct);
        if (found is null) return missing!;
        return TypedResults.Stream(body => write(body, found, page), "application/json; charset=utf-8");
    }
}
