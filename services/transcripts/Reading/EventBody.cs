namespace JakeOps.Transcripts.Reading;

/// <summary>An event as a page has it.</summary>
/// <param name="Bytes">Of the whole line.</param>
/// <param name="IsCut">Something was left out; the event's own address has the whole.</param>
internal readonly record struct EventBody(
    long Sequence, long First, string Agent, int Bytes, bool IsCut, ReadOnlyMemory<byte> Json)
{
    /// <summary>Null for a blank line.</summary>
    public static EventBody? Of(Line line, string agent, JsonCutter? cutter)
    {
        if (line.Event() is not { } json) return null;
        var shown = cutter?.Copy(json, line.AgentLine?.Json) ?? json;
        return new(line.Last, line.First, agent, line.Utf8?.Length ?? 0, cutter?.Cut ?? false, shown);
    }

    public void Write(JsonBody answer)
    {
        var json = answer.Json;
        json.WriteStartObject();
        json.WriteNumber("sequence", Sequence);
        json.WriteString("agent", Agent);
        json.WriteNumber("bytes", Bytes);
        json.WriteBoolean("cut", IsCut);
        json.WritePropertyName("event");
        answer.WriteRaw(Json);
        json.WriteEndObject();
    }
}
