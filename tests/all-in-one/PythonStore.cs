using System.Text.Json;
using JakeOps.Tests.Support;

namespace JakeOps.AllInOne.Tests;

/// <summary>Files as the Python server writes them: indented JSON, times in Korean time, a row for every status.</summary>
internal sealed class PythonStore : IDisposable
{
    public const string Reviewed = "0a1b2c3d4e5f";
    public const string Old = "5f4e3d2c1b0a";
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

    /// <summary>A Delivery that was reviewed, an old one that was running, and their source.</summary>
    public void Fill()
    {
        Delivery(Reviewed, new
        {
            schema_version = 5, id = Reviewed, seq = 41, created_at = "2025-05-01T10:00:00+09:00",
            updated_at = "2025-05-01T10:30:00+09:00", phase = "review", run_status = "succeeded", endpoint = "deploy",
            checkpoints = new[] { "plan", "implement", "review" }, summary = "GitHub Issue #7: Add it", repository = "octo/app",
            refs = new[]
            {
                new { role = "request", type = "github_issue", label = "#7", url = "https://github.com/octo/app/issues/7" },
                new { role = "work", type = "pr", label = "#9", url = "https://github.com/octo/app/pull/9" },
            },
            runs = new[] { Run("aaaa1111", "plan", "success", 4, 0.25m), Run("bbbb2222", "implement", "success", 8, 0.5m) },
            phase_runs = new[]
            {
                Row("intake", "succeeded", 0), Row("plan", "pending", 1), Row("plan", "running", 1), Row("plan", "failed", 2),
                Row("plan", "pending", 3), Row("plan", "running", 4), Row("plan", "succeeded", 5),
                Row("implement", "pending", 6), Row("implement", "running", 7), Row("implement", "succeeded", 8),
                Row("review", "pending", 9), Row("review", "running", 10), Row("review", "succeeded", 11, "pass"),
            },
            plan = new { content = "# Plan", generated_at = "2025-05-01T10:05:00+09:00", model = "unknown", cwd = "" },
            error = (string?)null,
        });
        StreamLog(Reviewed, "aaaa1111",
            new { type = "system", subtype = "init", model = "claude-opus-4-6", session_id = "s-1" },
            Assistant("Line one\nline two \u2713"), Assistant("Found it", "toolu_1"));
        Delivery(Old, new
        {
            id = Old, created_at = "2025-04-01T10:00:00+09:00", phase = "implement", run_status = "running",
            exit_phase = "review", summary = "An old one", repository = "octo/old",
            refs = new[] { new { role = "trigger", type = "verbal", label = "asked" } },
            runs = new[] { Run("cccc3333", "execution", "success", 4, 0m) },
        });
        Transcript(Old, "cccc3333", new
        {
            meta = new { agents = new { leader = new { model = "claude-opus-4-6" } } },
            leader = new object[]
            {
                new { role = "user", content = "Say hello" },
                new { role = "assistant", content = new[] { new { type = "text", text = "Hello" } } },
            },
            subagent_toolu_9 = new[] { new { role = "user", content = "Look there" } },
        });
        Source("609ddd1d069b", new
        {
            id = "609ddd1d069b", type = "github", owner = "octo", repo = "app", created_at = "2025-05-01T10:00:00+09:00",
            token = Token, active = false, default_exit_phase = "verify", last_polled_at = "2025-05-01T11:00:00+09:00",
        });
    }

    /// <summary>What the verb import said of it.</summary>
    /// <param name="where">The option that says where to: <c>--data</c> or <c>--server</c>, and its value.</param>
    public async Task<string> ImportAsync(params string[] where)
    {
        var (code, output) = await LocalJakeOps.RunAsync(["import", .. where, "--deliveries", Deliveries, "--sources", Sources]);
        code.ShouldBe(0, output);
        return output;
    }

    public void Dispose() => _folder.Dispose();

    private static object Row(string phase, string status, int minute, string? verdict = null) => new
    {
        phase, run_status = status, executor = phase is "plan" or "implement" or "review" ? "agent" : "system", verdict,
        started_at = $"2025-05-01T10:{minute:00}:00+09:00", ended_at = (string?)null,
    };

    private static object Run(string id, string mode, string status, int minute, decimal cost) => new
    {
        id, mode, status, created_at = $"2025-05-01T10:{minute:00}:00+09:00", session = new { model = "claude-opus-4-6" },
        stats = new { cost_usd = cost, input_tokens = 10, output_tokens = 5, duration_ms = 4000 },
        error = status == "failed" ? "claude CLI failed" : null, summary = $"The {mode}", session_id = "s-1",
        prompt = $"Do the {mode}", skills = new[] { "tdd" }, used_skills = new[] { "tdd" }, plugins = new[] { "p" },
        agents = new[] { "Explore" },
    };

    private static object Assistant(string text, string? parent = null) => new
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
