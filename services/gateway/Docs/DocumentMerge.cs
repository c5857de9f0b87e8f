using System.Text.Json.Nodes;

namespace JakeOps.Gateway.Docs;

/// <summary>Adds one OpenAPI document to another. A schema whose name is taken by a different one is told apart by its
/// service.</summary>
internal static class DocumentMerge
{
    private const string Schemas = "schemas";

    public static void Add(JsonObject merged, string service, JsonObject more)
    {
        var components = Part(merged, "components");
        var known = Part(components, Schemas);
        var added = more["components"]?[Schemas] as JsonObject ?? [];
        var renamed = added.Where(schema => known[schema.Key] is { } taken && !JsonNode.DeepEquals(taken, schema.Value))
            .ToDictionary(schema => $"#/components/{Schemas}/{schema.Key}", schema => $"#/components/{Schemas}/{service}.{schema.Key}");
        if (renamed.Count > 0) Rename(more, renamed);
        foreach (var (name, schema) in added.ToList())
        {
            added.Remove(name);
            var reference = $"#/components/{Schemas}/{name}";
            known[renamed.TryGetValue(reference, out var other) ? other[(other.LastIndexOf('/') + 1)..] : name] = schema;
        }
        Move(more["paths"] as JsonObject, Part(merged, "paths"));
        if (merged["tags"] is not JsonArray tags) merged["tags"] = tags = [];
        foreach (var tag in more["tags"] as JsonArray ?? [])
            if (!tags.Any(one => JsonNode.DeepEquals(one, tag))) tags.Add(tag!.DeepClone());
    }

    private static JsonObject Part(JsonObject node, string name)
    {
        if (node[name] is not JsonObject part) node[name] = part = [];
        return part;
    }

    /// <summary>What hosting offers in every service is in the first one's already.</summary>
    private static void Move(JsonObject? from, JsonObject to)
    {
        foreach (var (name, value) in from?.ToList() ?? [])
        {
            from!.Remove(name);
            to.TryAdd(name, value);
        }
    }

    private static void Rename(JsonNode? node, Dictionary<string, string> renamed)
    {
        if (node is JsonArray list)
            foreach (var item in list) Rename(item, renamed);
        if (node is not JsonObject part) return;
        foreach (var (name, value) in part.ToList())
        {
            if (name == "$ref" && value is JsonValue text && renamed.TryGetValue(text.GetValue<string>(), out var other)) part[name] = other;
            else Rename(value, renamed);
        }
    }
}
