using JakeOps.Transcripts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JakeOps.Transcripts.Reading;

internal static class RunEndpoints
{
    public static void MapRuns(this IEndpointRouteBuilder routes)
    {
        var run = routes.MapGroup("/api/deliveries/{id}/runs/{run}").WithTags("Transcripts")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        run.MapGet("/transcript", Transcript).WithName("GetTranscript")
            .WithSummary("The conversation of a run, agent by agent").Produces<TranscriptAnswer>();
        run.MapGet("/stream_log", StreamLog).WithName("GetStreamLog")
            .WithSummary("All events of a run, with its times and agents").Produces<StreamLogAnswer>();
        run.MapGet("/events", Events).WithName("GetEvents")
            .WithSummary("A page of a run's events, each with its sequence").Produces<EventsAnswer>();
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

    private static Task<Results<PushStreamHttpResult, ProblemHttpResult>> Events(
        string id, string run, string? after, string? limit, RunLookup runs, LineReader lines, CancellationToken ct) =>
        PagedAsync(id, run, after, limit, runs,
            (body, found, page) => EventViews.WritePageAsync(body, found, lines, page, ct), ct);

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
