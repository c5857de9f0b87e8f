namespace JakeOps.Worker.Runner;

/// <summary>Checks an answer against the part of JSON Schema that requests use: type, enum, required, properties,
/// additionalProperties (true or false) and items.</summary>
internal static class OutputSchema
{
    /// <summary>What does not fit, as the end of a sentence; null when all does.</summary>
    public static string? Problem(JsonElement schema, JsonElement value, string path = "the answer")
    {
        if (AgentLine.Get(schema, "type") is { } type && !TypeFits(type, value))
            return $"{path} is {Kind(value)} instead of {type.GetRawText()}";
        if (AgentLine.Get(schema, "enum") is { ValueKind: JsonValueKind.Array } allowed
            && !allowed.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)))
            return $"{path} is none of {allowed.GetRawText()}";
        return value.ValueKind switch
        {
            JsonValueKind.Object => ObjectProblem(schema, value, path),
            JsonValueKind.Array when AgentLine.Get(schema, "items") is { ValueKind: JsonValueKind.Object } items =>
                value.EnumerateArray().Select((item, index) => Problem(items, item, $"{path}[{index}]"))
                    .FirstOrDefault(problem => problem is not null),
            _ => null,
        };
    }

    private static string? ObjectProblem(JsonElement schema, JsonElement value, string path)
    {
        if (AgentLine.Get(schema, "required") is { ValueKind: JsonValueKind.Array } required
            && required.EnumerateArray().Select(name => name.GetString()!)
                .FirstOrDefault(name => !value.TryGetProperty(name, out _))
                is { } missing)
            return $"{path} lacks '{missing}'";
        var properties = AgentLine.Get(schema, "properties");
        var closed = AgentLine.Get(schema, "additionalProperties") is { ValueKind: JsonValueKind.False };
        foreach (var member in value.EnumerateObject())
        {
            if (properties is { } known && AgentLine.Get(known, member.Name) is { } inner)
            {
                if (Problem(inner, member.Value, $"{path}.{member.Name}") is { } problem) return problem;
            }
            else if (closed) return $"{path} has '{member.Name}', which was not asked for";
        }
        return null;
    }

    private static bool TypeFits(JsonElement type, JsonElement value) => type.ValueKind == JsonValueKind.Array
        ? type.EnumerateArray().Any(one => TypeFits(one, value))
        : type.GetString() == Kind(value) || (type.GetString() == "number" && value.ValueKind == JsonValueKind.Number);

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => value.TryGetDecimal(out var number)
            && number == decimal.Truncate(number) ? "integer" : "number",
        _ => "null",
    };
}
