using System.Globalization;
using System.Text.Json;

namespace JakeOps.AllInOne.Import;

/// <summary>A JSON file of the Python server, read tolerantly: a field that is absent or of another type is null.</summary>
internal static class StoredFile
{
    /// <summary>The object in the file, or the sentence that says why there is none.</summary>
    public static async Task<(JsonDocument? Json, string? Problem)> ReadAsync(FileInfo file, long limit, CancellationToken stop)
    {
        if (file.Length > limit) return (null, $"it has {file.Length} bytes, and at most {limit} are taken.");
        try
        {
            await using var content = file.OpenRead();
            var json = await JsonDocument.ParseAsync(content, default, stop);
            if (json.RootElement.ValueKind == JsonValueKind.Object) return (json, null);
            json.Dispose();
            return (null, "it is JSON, but not an object.");
        }
        catch (JsonException broken)
        {
            return (null, $"it is no JSON, at line {broken.LineNumber + 1}.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return (null, $"it cannot be read: {unreadable.Message}");
        }
    }

    public static JsonElement? Get(this JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value)
        && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? Text(this JsonElement from, string name)
    {
        try { return from.Get(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null; }
        // Half a surrogate pair, which Python writes as it comes.
        catch (InvalidOperationException) { return null; }
    }

    public static IEnumerable<JsonElement> List(this JsonElement from, string name) =>
        from.Get(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    public static IEnumerable<string> Texts(this JsonElement from, string name) => from.List(name)
        .Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!);

    public static decimal Number(this JsonElement from, string name) =>
        from.Get(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDecimal(out var number)
            ? Math.Max(0, number) : 0;

    public static DateTimeOffset? Time(this JsonElement from, string name) => DateTimeOffset.TryParse(
        from.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
