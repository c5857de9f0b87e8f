namespace JakeOps.Transcripts.Reading;

/// <summary>The agent's events as JSON: the stream log, and pages of events with their sequences.</summary>
internal static class EventViews
{
    public static async Task WriteStreamLogAsync(
        Stream body, Execution run, LineReader lines, Page page, CancellationToken ct)
    {
        await using var answer = new JsonBody(body);
        var json = answer.Json;
        json.WriteStartObject();
        json.WriteString("run_id", run.Id);
        answer.WriteTime("started_at", run.StartedAt ?? run.CreatedAt);
        answer.WriteTime("completed_at", run.CompletedAt);
        json.WriteBoolean("simulated", run.Simulated);
        json.WriteStartArray("events");
        var next = await WriteLinesAsync(answer, run, lines, page, (_, line) => answer.WriteRaw(line), ct);
        json.WriteEndArray();
        json.WriteStartArray("agent_buckets");
        foreach (var agent in RunFacts.Of(run).Agents.All) Meta.WriteBucket(json, agent);
        json.WriteEndArray();
        if (!page.IsWhole) answer.WriteNumber("next_after", next);
        json.WriteEndObject();
    }

    public static async Task WritePageAsync(
        Stream body, Execution run, LineReader lines, Page page, CancellationToken ct)
    {
        await using var answer = new JsonBody(body);
        var json = answer.Json;
        json.WriteStartObject();
        json.WriteString("run_id", run.Id);
        json.WriteBoolean("simulated", run.Simulated);
        json.WriteBoolean("complete", run.Complete && !run.Cut);
        json.WriteStartArray("events");
        var next = await WriteLinesAsync(answer, run, lines, page with { IsWhole = false }, (sequence, line) =>
        {
            json.WriteStartObject();
            json.WriteNumber("sequence", sequence);
            json.WritePropertyName("event");
            answer.WriteRaw(line);
            json.WriteEndObject();
        }, ct);
        json.WriteEndArray();
        answer.WriteNumber("next_after", next);
        json.WriteEndObject();
    }

    /// <summary>Comes back with the sequence to go on after; null when nothing more will come.</summary>
    private static async Task<long?> WriteLinesAsync(
        JsonBody answer, Execution run, LineReader lines, Page page, Action<long, ReadOnlyMemory<byte>> write,
        CancellationToken ct)
    {
        var (left, after) = (page.IsWhole ? int.MaxValue : page.Limit, page.After);
        await foreach (var line in lines.ReadAsync(run, page.After, ct))
        {
            if (left == 0) return after;
            after = line.Last;
            if (line.Event() is not { } json) continue;
            write(line.Last, json);
            left--;
            await answer.YieldAsync(ct);
        }
        return run.Closed ? null : after;
    }
}
