using JakeOps.Worker.Protocol;

namespace JakeOps.Transcripts.Reading;

/// <summary>The conversation, agent by agent: <c>meta</c>, <c>leader</c>, <c>subagent_*</c>. Each agent's lines are
/// read on their own, so that the answer is sent as it is read and never held.</summary>
internal static class TranscriptView
{
    public static async Task WriteAsync(Stream body, Execution run, LineReader lines, Page page, CancellationToken ct)
    {
        await using var answer = new JsonBody(body);
        var agents = RunFacts.Of(run).Agents;
        var (through, next) = await EndAsync(run, lines, page, ct);
        answer.Json.WriteStartObject();
        WriteMeta(answer, run, agents);
        if (!agents.All.Any(agent => agent.Id == Buckets.Leader)) WriteNobody(answer);
        foreach (var agent in agents.All)
        {
            answer.Json.WriteStartArray(KeyOf(agent));
            var (after, last) = (Math.Max(page.After, agent.First - 1), Math.Min(through, agent.Last));
            await foreach (var line in lines.ReadAsync(run, after, last, toTheEnd: false, ct))
            {
                if (line.AgentLine is { } agentLine && agents.IdOf(agentLine) == agent.Id) Write(answer, agentLine);
                await answer.YieldAsync(ct);
            }
            answer.Json.WriteEndArray();
        }
        if (!page.IsWhole) answer.WriteNumber("next_after", next);
        answer.Json.WriteEndObject();
    }

    private static async Task<(long Through, long? Next)> EndAsync(
        Execution run, LineReader lines, Page page, CancellationToken ct)
    {
        if (page.IsWhole) return (run.LinesThrough, null);
        var (left, through) = (page.Limit, page.After);
        await foreach (var line in lines.ReadAsync(run, page.After, ct))
        {
            if (left-- == 0) return (through, through);
            through = line.Last;
        }
        return (through, run.Closed ? null : through);
    }

    private static void WriteMeta(JsonBody answer, Execution run, Buckets agents)
    {
        var json = answer.Json;
        json.WriteStartObject("meta");
        json.WriteBoolean("simulated", run.Simulated);
        json.WriteStartObject("agents");
        foreach (var agent in agents.All)
        {
            json.WriteStartObject(KeyOf(agent));
            json.WriteString("model", agent.Model);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteNobody(JsonBody answer)
    {
        answer.Json.WriteStartArray(Buckets.Leader);
        answer.Json.WriteEndArray();
    }

    private static void Write(JsonBody answer, AgentLine line)
    {
        if (line.Type is not ("assistant" or "user") || AgentLine.Get(line.Json, "message") is not { } message) return;
        answer.Json.WriteStartObject();
        answer.Json.WriteString("role", AgentLine.Text(message, "role") ?? line.Type);
        answer.Json.WritePropertyName("content");
        if (AgentLine.Get(message, "content") is { } content) answer.WriteRaw(content);
        else answer.Json.WriteStringValue("");
        answer.Json.WriteEndObject();
    }

    private static string KeyOf(Bucket agent) => agent.Id == Buckets.Leader ? Buckets.Leader : $"subagent_{agent.Id}";
}
