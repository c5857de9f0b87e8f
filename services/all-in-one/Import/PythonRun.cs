using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace JakeOps.AllInOne.Import;

/// <summary>An agent run of the Python server.</summary>
internal static class PythonRun
{
    /// <summary>Its ids have 8 hexadecimal digits, ours are UUIDs: the same digits first, so that people find it, and
    /// then those of a hash, so that importing again gives the same.</summary>
    public static Guid IdOf(string delivery, string run)
    {
        if (Guid.TryParse(run, out var own)) return own;
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{delivery}:{run}")).AsSpan(0, 16).ToArray();
        if (run.Length == 8 && run.All(char.IsAsciiHexDigit)) Convert.FromHexString(run).CopyTo(bytes, 0);
        (bytes[6], bytes[8]) = ((byte)(0x80 | (bytes[6] & 0x0F)), (byte)(0x80 | (bytes[8] & 0x3F)));
        return new(bytes, bigEndian: true);
    }

    public static JsonNode Json(JsonElement run, string delivery, string phase, DateTimeOffset created)
    {
        var stats = run.Get("stats") ?? default;
        var status = run.Text("status");
        return new JsonObject
        {
            ["id"] = IdOf(delivery, run.Text("id")!), ["mode"] = Mode(run.Text("mode"), phase),
            ["status"] = status == "success" ? "success" : "failed", ["created_at"] = run.Time("created_at") ?? created,
            ["model"] = (run.Get("session") ?? default).Text("model"), ["session_id"] = run.Text("session_id"),
            ["summary"] = run.Text("summary"), ["prompt"] = run.Text("prompt"),
            ["error"] = run.Text("error")
                ?? (status == "running" ? "It was running on the other server when it was imported." : null),
            ["cost_usd"] = stats.Number("cost_usd"), ["input_tokens"] = (long)stats.Number("input_tokens"),
            ["output_tokens"] = (long)stats.Number("output_tokens"), ["duration_ms"] = (long)stats.Number("duration_ms"),
            ["skills"] = Names(run, "skills"), ["used_skills"] = Names(run, "used_skills"),
            ["plugins"] = Names(run, "plugins"), ["agents"] = Names(run, "agents"),
        };
    }

    /// <summary>Older files say <c>fix</c> for an implement run after a review, and <c>execution</c> for a session that
    /// was collected.</summary>
    private static string Mode(string? mode, string phase) => mode switch
    {
        "plan" or "implement" or "review" => mode,
        "execution" when phase is "plan" or "review" => phase,
        _ => "implement",
    };

    private static JsonArray Names(JsonElement run, string list) =>
        new([.. run.Texts(list).Select(name => JsonValue.Create(name))]);
}
