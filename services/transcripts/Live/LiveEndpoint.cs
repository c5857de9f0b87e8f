using JakeOps.Hosting;
using JakeOps.Transcripts.Reading;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace JakeOps.Transcripts.Live;

internal static class LiveEndpoint
{
    public static void MapLiveStream(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/deliveries/{id}/stream", Stream).WithTags("Transcripts").WithName("StreamRun").Needs(Permission.Read)
            .WithSummary("The running execution's events as they come; resumes with Last-Event-ID, ends with 'done'")
            .Produces<string>(contentType: "text/event-stream")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Stream(
        string id, string? run, string? cut, [FromQuery(Name = "last_event_id")] string? lastEventId,
        [FromHeader(Name = "Last-Event-ID")] string? lastEventIdHeader,
        LiveRun runs, LiveStream live, HttpContext http, CancellationToken ct)
    {
        // The header wins: a browser that reconnects keeps the address that it began with.
        var last = string.IsNullOrEmpty(lastEventIdHeader) ? lastEventId : lastEventIdHeader;
        if (Page.ParseSequence(last) is not { } after)
            return Page.Invalid(
                $"Last-Event-ID must be the id of an event of this stream, a number; it was '{Page.Short(last)}'.");
        if (EventPage.ParseCut(cut) is not { } longest)
            return Page.Invalid($"cut must be a number of 100 or more; it was '{Page.Short(cut)}'.");
        if (run is not null && RunLookup.Parse(run) is null) return RunLookup.NotFound("Run not found");
        var (known, found) = await runs.FindAsync(id, run is null ? null : RunLookup.Parse(run), ct);
        if (!known) return RunLookup.NotFound("Delivery not found");
        if (run is not null && found is null) return RunLookup.NotFound("Run not found");
        NeverHeldBack(http);
        return TypedResults.Stream(body => live.WriteAsync(body, found, after, longest == 0 ? null : new(longest), ct), "text/event-stream");
    }

    private static void NeverHeldBack(HttpContext http)
    {
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers["X-Accel-Buffering"] = "no";
    }
}
