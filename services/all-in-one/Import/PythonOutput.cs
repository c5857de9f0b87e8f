using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace JakeOps.AllInOne.Import;

/// <summary>What a run printed, as lines: those of its stream log, or, where there is none, lines made from its
/// transcript.</summary>
internal sealed partial class PythonOutput
{
    private const long MaxBytes = 512L * 1024 * 1024;

    public required IEnumerable<string> Lines { get; init; }

    public DateTimeOffset? StartedAt { get; private init; }

    public DateTimeOffset? CompletedAt { get; private init; }

    public static FileInfo StreamLog(DirectoryInfo folder, string run) =>
        new(Path.Combine(folder.FullName, $"run-{run}.stream_log.json"));

    public static FileInfo Transcript(DirectoryInfo folder, string run) =>
        new(Path.Combine(folder.FullName, $"run-{run}.transcript.json"));

    /// <summary>The output, or why there is none although there is a file of it. Dispose of the document after the
    /// lines.</summary>
    public static async Task<(PythonOutput? Output, JsonDocument? Json, string? Problem)> ReadAsync(
        FileInfo file, CancellationToken stop)
    {
        var (json, problem) = await StoredFile.ReadAsync(file, MaxBytes, stop);
        if (json is null) return (null, null, problem);
        var root = json.RootElement;
        return (new()
        {
            Lines = root.Get("events") is { ValueKind: JsonValueKind.Array } ? OfStreamLog(root) : OfTranscript(root),
            StartedAt = root.Time("started_at"), CompletedAt = root.Time("completed_at"),
        }, json, null);
    }

    private static IEnumerable<string> OfStreamLog(JsonElement root) => root.List("events").Select(Line);

    private static IEnumerable<string> OfTranscript(JsonElement root)
    {
        var agents = (root.Get("meta") ?? default).Get("agents") ?? default;
        yield return new JsonObject
        {
            ["type"] = "system", ["subtype"] = "init", ["model"] = Model(agents, "leader"), ["imported_from"] = "transcript",
        }.ToJsonString();
        foreach (var agent in root.EnumerateObject())
            if (agent.Value.ValueKind == JsonValueKind.Array)
                foreach (var message in agent.Value.EnumerateArray())
                    yield return MessageLine(agent.Name, message, Model(agents, agent.Name));
    }

    private static string MessageLine(string agent, JsonElement message, string? model)
    {
        var role = message.Text("role") == "assistant" ? "assistant" : "user";
        var parent = agent.StartsWith("subagent_", StringComparison.Ordinal) ? agent["subagent_".Length..] : null;
        var content = message.Get("content") is { } given ? Line(given) : "\"\"";
        // The content goes over as it stands: it may hold half characters, which no writer takes.
        return $"{{\"type\":\"{role}\",\"parent_tool_use_id\":{JsonSerializer.Serialize(parent)},"
            + $"\"message\":{{\"role\":\"{role}\",\"model\":{JsonSerializer.Serialize(model)},\"content\":{content}}}}}";
    }

    private static string? Model(JsonElement agents, string agent) => (agents.Get(agent) ?? default).Text("model");

    /// <summary>JSON on one line: a line break in it stands between tokens only.</summary>
    private static string Line(JsonElement json) =>
        LineBreak().Replace(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(json)), "");

    [GeneratedRegex(@"\r?\n[ \t]*|\r")]
    private static partial Regex LineBreak();
}
