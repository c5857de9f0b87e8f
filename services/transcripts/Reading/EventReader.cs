namespace JakeOps.Transcripts.Reading;

/// <summary>Reads pages of events in both directions. What a page holds is bounded by its limit and by bytes.</summary>
internal sealed class EventReader(LineReader lines)
{
    /// <summary>The events of a page in order, and where the pages before and after it begin; null where there is
    /// nothing more.</summary>
    public Task<Found> ReadAsync(Execution run, EventPage page, EventFilter filter, CancellationToken ct) =>
        page.Before is { } before
            ? BackAsync(run, page, before, filter, ct)
            : ForwardAsync(run, page, filter, ct);

    /// <summary>The line that ends at, or goes on over, a sequence; null where there is none to show.</summary>
    public async Task<Line?> OneAsync(Execution run, long sequence, CancellationToken ct)
    {
        if (sequence < 1 || sequence > run.LinesThrough) return null;
        for (var back = 1L; ; back *= 8)
        {
            var after = Math.Max(0, sequence - back);
            await foreach (var line in lines.ReadAsync(run, after, ct))
            {
                if (line.Last < sequence) continue;
                // A line that begins before what was read is not seen: then the next one comes first.
                if (line.First <= sequence) return line;
                break;
            }
            if (after == 0) return null;
        }
    }

    private async Task<Found> ForwardAsync(Execution run, EventPage page, EventFilter filter, CancellationToken ct)
    {
        var found = new List<EventBody>();
        var (bytes, looked, bounds) = (0L, 0, filter.Bounds);
        var position = Math.Max(page.After, bounds.After);
        var cutter = page.Cut is { } cut ? new JsonCutter(cut) : null;
        var more = false;
        await foreach (var line in lines.ReadAsync(run, position, ct))
        {
            if (line.First > bounds.Through) break;
            if (found.Count == page.Limit || bytes >= EventPage.MaxBytes || looked++ == EventPage.MaxLooked)
            {
                more = true;
                break;
            }
            position = line.Last;
            var agent = filter.AgentOf(line);
            if (!filter.Has(agent) || EventBody.Of(line, agent, cutter) is not { } body) continue;
            bytes += body.Json.Length;
            found.Add(body);
        }
        var before = found.Count > 0 ? found[0].First : page.After + 1;
        var previous = before <= Math.Max(1, bounds.After + 1) ? (long?)null : before;
        return new(found, previous, more || !run.Closed ? position : null, !more);
    }

    /// <summary>Pages backward: reads forward from a guess of where the page begins, and from further back where the
    /// guess was too near.</summary>
    private async Task<Found> BackAsync(
        Execution run, EventPage page, long before, EventFilter filter, CancellationToken ct)
    {
        var bounds = filter.Bounds;
        var through = Math.Min(Math.Min(run.LinesThrough, bounds.Through), before - 1);
        for (var back = page.Limit + page.Limit / 4 + 8L; ; back *= 4)
        {
            var after = Math.Max(bounds.After, through - back);
            var (kept, earliest, dropped) = await LastAsync(run, page, after, before, through, filter, ct);
            var isStart = after <= bounds.After;
            var enough = dropped || kept.Count == page.Limit || (earliest is not null && back >= EventPage.MaxLooked);
            if (!enough && !isStart) continue;
            var first = dropped || kept.Count == page.Limit ? kept[0].First : earliest;
            var isEnd = through >= Math.Min(run.LinesThrough, bounds.Through);
            return new(kept, isStart && !dropped ? null : first, isEnd && run.Closed ? null : through, isEnd);
        }
    }

    /// <returns>The last events of the range; where the earliest line of all that was seen begins; whether events of
    /// the range did not fit.</returns>
    private async Task<(List<EventBody> Kept, long? Earliest, bool Dropped)> LastAsync(
        Execution run, EventPage page, long after, long before, long through, EventFilter filter, CancellationToken ct)
    {
        var kept = new Queue<EventBody>();
        var (bytes, dropped, earliest) = (0L, false, (long?)null);
        var cutter = page.Cut is { } cut ? new JsonCutter(cut) : null;
        // One piece further than wanted: a hole shows itself only by what comes after it.
        var toTheEnd = run.Closed && through >= run.LinesThrough;
        await foreach (var line in lines.ReadAsync(run, after, Math.Min(through + 1, run.LinesThrough), toTheEnd, ct))
        {
            if (line.Last >= before || (line.First > through && !toTheEnd)) break;
            earliest ??= line.First;
            var agent = filter.AgentOf(line);
            if (!filter.Has(agent) || EventBody.Of(line, agent, cutter) is not { } body) continue;
            kept.Enqueue(body);
            bytes += body.Json.Length;
            while (kept.Count > page.Limit || (bytes > EventPage.MaxBytes && kept.Count > 1))
            {
                bytes -= kept.Dequeue().Json.Length;
                dropped = true;
            }
        }
        return ([.. kept], earliest, dropped);
    }

    /// <param name="Before">Send it as <c>before</c> for the page that leads up to this one.</param>
    /// <param name="After">Send it as <c>after</c> for the page that follows.</param>
    /// <param name="AtEnd">There is nothing after it yet.</param>
    internal sealed record Found(IReadOnlyList<EventBody> Events, long? Before, long? After, bool AtEnd);
}
