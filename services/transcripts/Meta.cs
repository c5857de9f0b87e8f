using System.Buffers;
using System.Text.Json;

namespace JakeOps.Transcripts;

/// <summary>What a viewer is told about a run beside its events.</summary>
internal static class Meta
{
    public static ReadOnlyMemory<byte> EventOf(RunFacts facts)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("type", "meta");
        json.WriteStartObject("message");
        json.WriteString("model", facts.Model);
        json.WriteStartArray("agent_buckets");
        foreach (var agent in facts.Agents.All) WriteBucket(json, agent);
        json.WriteEndArray();
        json.WriteStartArray("used_skills");
        foreach (var skill in facts.UsedSkills) json.WriteStringValue(skill);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>Equal for facts with the same meta event: agents and skills are only ever added.</summary>
    public static (string? Model, int Agents, int Skills) StateOf(RunFacts facts) =>
        (facts.Model, facts.Agents.All.Count, facts.UsedSkills.Count);

    public static void WriteBucket(Utf8JsonWriter json, Bucket agent)
    {
        json.WriteStartObject();
        json.WriteString("id", agent.Id);
        json.WriteString("label", agent.Label);
        json.WriteEndObject();
    }
}
