using System.Text.Json;

namespace JakeOps.Worker.Protocol;

/// <summary>One line of the agent CLI's stream (<c>--output-format stream-json</c>), read tolerantly: a field that is
/// absent or of another type is null, a type that is unknown is still a line. Field names are those that
/// Claude Code 2.1.197 and 2.1.330 were seen to write; <c>type</c> need not be the first key.</summary>
public sealed class AgentLine
{
    private readonly JsonElement _json;

    private AgentLine(JsonElement json) => _json = json;

    /// <summary>Null where the line is no JSON object: garbage, or cut off in the middle.</summary>
    public static AgentLine? Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            return document.RootElement.ValueKind == JsonValueKind.Object ? new(document.RootElement.Clone()) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public JsonElement Json => _json;

    public string Type => Text(_json, "type") ?? "";

    public string? Subtype => Text(_json, "subtype");

    public string? SessionId => Text(_json, "session_id");

    /// <summary>The <c>Agent</c> call that this line comes from the inside of; null for the leader.</summary>
    public string? ParentToolUseId => Text(_json, "parent_tool_use_id");

    public bool IsInit => Type == "system" && Subtype == "init";

    public bool IsResult => Type == "result";

    /// <summary>A result line of a later turn, made by a background task and not by our prompt.</summary>
    public bool IsFollowUpResult => IsResult && Get(_json, "origin") is { ValueKind: JsonValueKind.Object };

    /// <summary>Content blocks of an <c>assistant</c> or <c>user</c> line; none where the content is a plain string.</summary>
    public IEnumerable<JsonElement> Blocks =>
        Get(_json, "message") is { ValueKind: JsonValueKind.Object } message
        && Get(message, "content") is { ValueKind: JsonValueKind.Array } content
            ? content.EnumerateArray().Where(block => block.ValueKind == JsonValueKind.Object)
            : [];

    public string? MessageModel => Get(_json, "message") is { } message ? Text(message, "model") : null;

    public string? this[string field] => Text(_json, field);

    /// <summary>The named field's strings; objects in the list give their <c>name</c>.</summary>
    public IReadOnlyList<string> Strings(string field) =>
        Get(_json, field) is { ValueKind: JsonValueKind.Array } array
            ? [.. array.EnumerateArray()
                .Select(item => item.ValueKind == JsonValueKind.String ? HalfCharacters.Read(item) : Text(item, "name"))
                .OfType<string>()]
            : [];

    /// <summary>The named property, where <paramref name="from"/> is an object that has it.</summary>
    public static JsonElement? Get(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value)
        && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? Text(JsonElement from, string name) =>
        Get(from, name) is { } value ? Text(value) : null;

    /// <summary>A string's text, also where it holds half a character; null for what is no string.</summary>
    public static string? Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? HalfCharacters.Read(value) : null;

    public static long Number(JsonElement from, string name) =>
        Get(from, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : 0;

    public static decimal Money(JsonElement from, string name) =>
        Get(from, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDecimal(out var number) ? number : 0;

    public static bool Flag(JsonElement from, string name) => Get(from, name) is { ValueKind: JsonValueKind.True };
}
