using Microsoft.AspNetCore.Http.Features;

namespace JakeOps.Gateway.LiveEvents;

/// <summary>One open stream. It reads on only after the client took what was sent, so a slow client costs one page.</summary>
internal sealed class LiveEventStream(LiveEventReader reader, LiveEventSignal signal, TimeSpan heartbeat, TimeProvider clock)
{
    public async Task RunAsync(HttpResponse response, long? lastSeen, CancellationToken ct)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache, no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        response.HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var position = await StartAsync(response, lastSeen, ct);
        while (!ct.IsCancellationRequested)
        {
            var next = signal.Next;
            var page = await reader.PageAsync(position, ct);
            foreach (var live in page)
                await SendAsync(response, live.Sequence, live.Type, live.Payload, ct);
            if (page.Count > 0)
            {
                position = page[^1].Sequence;
                await response.Body.FlushAsync(ct);
            }
            else if (!await ComesAsync(next, ct))
                await FlushAsync(response, ": heartbeat\n\n", ct);
        }
    }

    /// <summary>Where the stream begins: after what the client saw last; now, where it saw nothing or that is forgotten.</summary>
    private async Task<long> StartAsync(HttpResponse response, long? lastSeen, CancellationToken ct)
    {
        var (oldest, newest) = await reader.RangeAsync(ct);
        if (lastSeen is { } seen && seen >= oldest - 1 && seen <= newest)
        {
            await FlushAsync(response, ": resumed\n\n", ct);
            return seen;
        }
        if (lastSeen is null)
        {
            // An id without data is kept by clients, so that even a stream that showed nothing can be resumed.
            await FlushAsync(response, $": live\nid: {newest}\n\n", ct);
            return newest;
        }
        await SendAsync(response, newest, "reset", $$"""{"last_event_id":{{lastSeen}},"oldest":{{oldest}},"newest":{{newest}}}""", ct);
        await response.Body.FlushAsync(ct);
        return newest;
    }

    /// <summary>False when nothing came for as long as a heartbeat.</summary>
    private async Task<bool> ComesAsync(Task next, CancellationToken ct)
    {
        try
        {
            await next.WaitAsync(heartbeat, clock, ct);
            return true;
        }
        catch (TimeoutException) { return false; }
    }

    private static Task SendAsync(HttpResponse response, long id, string type, string data, CancellationToken ct) =>
        response.WriteAsync($"id: {id}\nevent: {type}\ndata: {data}\n\n", ct);

    private static async Task FlushAsync(HttpResponse response, string text, CancellationToken ct)
    {
        await response.WriteAsync(text, ct);
        await response.Body.FlushAsync(ct);
    }
}
