using System.Text.Json;

namespace JakeOps.Gateway.Audit;

/// <summary>What a service tells the gateway about a command that it did, and nobody else: JSON with <c>before</c> and
/// <c>after</c>.</summary>
internal static class ChangeHeader
{
    private const string Name = "X-JakeOps-Change";

    /// <summary>Takes it out of the answer.</summary>
    public static string? Take(IHeaderDictionary headers) =>
        headers.Remove(Name, out var sent) && sent is [{ Length: <= 2 * AuditEntry.MaxChange } text] ? text : null;

    public static (string? Before, string? After) Read(string? text)
    {
        if (text is null) return (null, null);
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return (null, null);
            return (Part(document.RootElement, "before"), Part(document.RootElement, "after"));
        }
        catch (JsonException) { return (null, null); }
    }

    private static string? Part(JsonElement change, string name) =>
        change.TryGetProperty(name, out var part) && part.GetRawText() is { Length: <= AuditEntry.MaxChange } text ? text : null;
}
