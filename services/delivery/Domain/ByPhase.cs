using System.Text.Json;
using System.Text.Json.Serialization;

namespace JakeOps.Delivery;

/// <summary>Words by phase; those under <c>*</c> hold for every phase that has none of its own.
/// In JSON a plain list is the same as one under <c>*</c>.</summary>
[JsonConverter(typeof(ByPhaseJson))]
internal sealed record ByPhase(IReadOnlyDictionary<string, IReadOnlyList<string>> Lists)
{
    public const string Every = "*";

    public static readonly ByPhase None = new(new Dictionary<string, IReadOnlyList<string>>());

    public IReadOnlyList<string> For(Phase phase) =>
        Lists.TryGetValue(phase.Word(), out var own) ? own : Lists.GetValueOrDefault(Every) ?? [];
}

internal sealed class ByPhaseJson : JsonConverter<ByPhase>
{
    public override ByPhase Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        try
        {
            return new(reader.TokenType == JsonTokenType.StartArray
                ? new() { [ByPhase.Every] = JsonSerializer.Deserialize<List<string>>(ref reader, options)! }
                : JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<string>>>(ref reader, options)!);
        }
        catch (JsonException)
        {
            // Without a path of its own the exception gets the one of the whole body.
            throw new JsonException("it is a list of words, or such lists by phase.");
        }
    }

    public override void Write(Utf8JsonWriter writer, ByPhase value, JsonSerializerOptions options)
    {
        if (value.Lists.Count == 0) JsonSerializer.Serialize(writer, Array.Empty<string>(), options);
        else if (value.Lists is { Count: 1 } lists && lists.TryGetValue(ByPhase.Every, out var all))
            JsonSerializer.Serialize(writer, all, options);
        else JsonSerializer.Serialize(writer, value.Lists, options);
    }
}
