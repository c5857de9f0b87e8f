using System.Text.Json.Nodes;

namespace JakeOps.Worker.SimulatedAgent;

/// <summary>The smallest value that satisfies a JSON Schema of the plain kind: types, enums, properties.</summary>
internal static class SchemaAnswer
{
    /// <param name="schema">The schema.</param>
    /// <param name="words">For every string.</param>
    /// <param name="preferred">Taken from an enum that has it; otherwise the first value is.</param>
    public static JsonNode? Of(JsonNode? schema, string words, string? preferred)
    {
        if (schema?["const"] is { } only) return only.DeepClone();
        if (schema?["enum"] is JsonArray values)
            return (values.FirstOrDefault(value => value?.ToString() == preferred) ?? values[0])?.DeepClone();
        return (string?)schema?["type"] switch
        {
            "string" => words,
            "integer" or "number" => 0,
            "boolean" => false,
            "array" => new JsonArray(),
            "null" => null,
            _ => ObjectOf(schema, words, preferred),
        };
    }

    private static JsonObject ObjectOf(JsonNode? schema, string words, string? preferred)
    {
        var answer = new JsonObject();
        if (schema?["properties"] is not JsonObject properties) return answer;
        foreach (var (name, property) in properties) answer[name] = Of(property, words, preferred);
        return answer;
    }
}
