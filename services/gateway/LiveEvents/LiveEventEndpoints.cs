using System.ComponentModel;
using System.Globalization;
using JakeOps.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace JakeOps.Gateway.LiveEvents;

internal static class LiveEventEndpoints
{
    private static int _open;

    public static void MapLiveEvents(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/events", Stream).WithTags("Events").WithName("StreamEvents").Needs(Permission.Read)
            .WithSummary("Server-sent events: everything that a screen shows live, from now on or from Last-Event-ID")
            .Produces<string>(200, "text/event-stream").ProducesProblem(422).ProducesProblem(503);

    private static async Task<IResult> Stream(
        [Description("The id of the last event that was seen; the header wins.")] string? last_event_id,
        [FromHeader(Name = "Last-Event-ID")] string? lastEventId,
        HttpContext http, Caller caller, IServiceScopeFactory scopes, LiveEventSignal signal,
        IOptions<LiveEventOptions> options, TimeProvider clock, IHostApplicationLifetime lifetime)
    {
        if (!TryRead(lastEventId ?? last_event_id, out var lastSeen))
            return TypedResults.Problem(
                "The Last-Event-ID is not one of this stream's ids: send the number of the last event, or leave it out to start now.",
                statusCode: 422);
        try
        {
            if (Interlocked.Increment(ref _open) > options.Value.MaxStreams)
                return TypedResults.Problem("Too many streams are open: close some, or try again later.", statusCode: 503);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
            var reader = new LiveEventReader(scopes, options, caller.Organization);
            await new LiveEventStream(reader, signal, options.Value.Heartbeat, clock).RunAsync(http.Response, lastSeen, end.Token);
        }
        catch (OperationCanceledException) { /* the client went away, or this process ends */ }
        finally { Interlocked.Decrement(ref _open); }
        return TypedResults.Empty;
    }

    private static bool TryRead(string? text, out long? id)
    {
        id = null;
        if (string.IsNullOrEmpty(text)) return true;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        id = number;
        return true;
    }
}
