using System.Text.Json;
using JakeOps.Tests.Support;

namespace JakeOps.AllInOne.Tests;

/// <summary>Files as the Python server writes them: indented JSON, times in Korean time, a row for every status.</summary>
internal sealed class PythonStore : IDisposable
{
    public const string Token = "ghp_Zx81QwertyUiop0123456789abcd";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly TempFolder _folder = new();

    public PythonStore()
    {
        Directory.CreateDirectory(Deliveries);
        Directory.CreateDirectory(Sources);
    }

    public string Deliveries => _folder.File("deliveries");

    public string Sources => _folder.File("sources");

    public void Delivery(string id, object content) => Write(Path.Combine(Deliveries, id, "delivery.json"), content);

    public void StreamLog(string id, string run, params object[] events) => Write(
        Path.Combine(Deliveries, id, $"run-{run}.stream_log.json"),
        new
        {
            run_id = run, started_at = "2025-05-01T10:01:00.123456+09:00", completed_at = "2025-05-01T10:02:00.000001+09:00",
            events, agent_buckets = Array.Empty<object>(),
        });

    public void Transcript(string id, string run, object content) =>
        Write(Path.Combine(Deliveries, id, $"run-{run}.transcript.json"), content);

    public void Source(string id, object content) => Write(Path.Combine(Sources, $"{id}.json"), content);

    public void Garbage(string path)
    {
        var file = Path.Combine(_folder.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "{\n  \"id\": \"0000");
    }

    public void Dispose() => _folder.Dispose();

    public static object Row(string phase, string status, int minute, string? verdict = null) => new
    {
        phase, run_status = status, executor = phase is "plan" or "implement" or "review" ? "agent" : "system", verdict,
        started_at = $"2025-05-01T10:{minute:00}:00+09:00", ended_at = (string?)null,
    };

    public static object Run(string id, string mode, string status, int minute, decimal cost) => new
    {
        id, mode, status, created_at = $"2025-05-01T10:{minute:00}:00+09:00", session = new { model = "claude-opus-4-6" },
        stats = new { cost_usd = cost, input_tokens = 10, output_tokens = 5, duration_ms = 4000 },
        error = status == "failed" ? "claude CLI failed" : null, summary = $"The {mode}", session_id = "s-1",
        prompt = $"Do the {mode}", skills = new[] { "tdd" }, used_skills = new[] { "tdd" }, plugins = new[] { "p" },
        agents = new[] { "Explore" },
    };

    public static object Assistant(string text, string? parent = null) => new
    {
        type = "assistant", parent_tool_use_id = parent, session_id = "s-1",
        message = new { role = "assistant", model = "claude-opus-4-6", content = new[] { new { type = "text", text } } },
    };

    private static void Write(string file, object content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, JsonSerializer.Serialize(content, Indented));
    }
}
