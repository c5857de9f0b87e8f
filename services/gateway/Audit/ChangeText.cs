using System.Text.Json;

namespace JakeOps.Gateway.Audit;

/// <summary>The two parts of what a service says that a command changed.</summary>
internal static class ChangeText
{
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
