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
        var next = await WriteLinesAsync(answer, run, lines, page, ct);
        json.WriteEndArray();
        json.WriteStartArray("agent_buckets");
        foreach (var agent in RunFacts.Of(run).Agents.All) Meta.WriteBucket(json, agent);
        json.WriteEndArray();
        if (!page.IsWhole) answer.WriteNumber("next_after", next);
        json.WriteEndObject();
    }

    public static async Task WritePageAsync(Stream body, Execution run, EventReader.Found found, CancellationToken ct)
    {
        await using var answer = new JsonBody(body);
        var json = answer.Json;
        json.WriteStartObject();
        json.WriteString("run_id", run.Id);
        json.WriteBoolean("simulated", run.Simulated);
        json.WriteBoolean("closed", run.Closed);
        json.WriteBoolean("complete", run.Complete && !run.Cut);
        json.WriteStartArray("events");
        foreach (var shown in found.Events)
        {
            shown.Write(answer);
            await answer.YieldAsync(ct);
        }
        json.WriteEndArray();
        answer.WriteNumber("next_before", found.Before);
        answer.WriteNumber("next_after", found.After);
        json.WriteBoolean("at_end", found.AtEnd);
        json.WriteEndObject();
    }

    /// <summary>Comes back with the sequence to go on after; null when nothing more will come.</summary>
    private static async Task<long?> WriteLinesAsync(
        JsonBody answer, Execution run, LineReader lines, Page page, CancellationToken ct)
    {
        var (left, after) = (page.IsWhole ? int.MaxValue : page.Limit, page.After);
        await foreach (var line in lines.ReadAsync(run, page.After, ct))
        {
            if (left == 0) return after;
            after = line.Last;
            if (line.Event() is not { } json) continue;
            answer.WriteRaw(json);
            left--;
            await answer.YieldAsync(ct);
        }
        return run.Closed ? null : after;
    }
}
