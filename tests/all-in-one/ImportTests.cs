using System.Text.Json;
using JakeOps.Tests.Support;
using static JakeOps.AllInOne.Tests.PythonStore;

namespace JakeOps.AllInOne.Tests;

/// <summary>The verb import, from files of the Python server to what this one answers.</summary>
public sealed class ImportTests : IDisposable
{
    private const string Reviewed = "0a1b2c3d4e5f";
    private const string Old = "5f4e3d2c1b0a";

    private readonly PythonStore _store = new();
    private readonly TempFolder _data = new();

    public void Dispose()
    {
        _store.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task A_Delivery_comes_over_with_its_runs_attempts_refs_plan_and_output_and_stands_where_it_stood()
    {
        FillStore();
        var report = await ImportAsync();
        report.ShouldContain("deliveries      2 taken, 0 here already, 0 not taken");
        report.ShouldContain("output of runs  2 taken, 0 here already, 0 not taken");
        report.ShouldContain("sources         1 taken, 0 here already, 0 not taken");

        await using var local = await LocalJakeOps.StartAsync(_data.Path, "--runner", "remote");
        var list = (await local.GetAsync("/api/deliveries")).EnumerateArray().ToList();
        list.Select(one => one.GetProperty("id").GetString()).ShouldBe([Reviewed, Old]);
        var delivery = await local.GetAsync($"/api/deliveries/{Reviewed}");
        LocalJakeOps.State(delivery).ShouldBe("review/succeeded");
        delivery.GetProperty("seq").GetInt64().ShouldBe(41);
        delivery.GetProperty("created_at").GetDateTimeOffset().ShouldBe(At(0));
        delivery.GetProperty("updated_at").GetDateTimeOffset().ShouldBe(At(30));
        delivery.GetProperty("verdict").GetString().ShouldBe("pass");
        delivery.GetProperty("source_id").GetString().ShouldBe("609ddd1d069b");
        delivery.GetProperty("plan").GetProperty("content").GetString().ShouldBe("# Plan");
        delivery.GetProperty("refs").EnumerateArray().Select(one => $"{one.GetProperty("role")} {one.GetProperty("label")}")
            .ShouldBe(["request #7", "work #9"]);
        Attempts(delivery).ShouldBe(
            ["intake 1 succeeded", "plan 1 failed", "plan 2 succeeded", "implement 1 succeeded", "review 1 succeeded"]);
        var plan = delivery.GetProperty("phase_runs")[2];
        (plan.GetProperty("started_at").GetDateTimeOffset(), plan.GetProperty("ended_at").GetDateTimeOffset())
            .ShouldBe((At(3), At(5)));
        delivery.GetProperty("actions").EnumerateArray().Select(one => one.GetString()).ShouldContain("approve");

        var run = delivery.GetProperty("runs")[0];
        var id = run.GetProperty("id").GetString()!;
        id.ShouldStartWith("aaaa1111-");
        run.GetProperty("prompt").GetString().ShouldBe("Do the plan");
        run.GetProperty("stats").GetProperty("cost_usd").GetDecimal().ShouldBe(0.25m);
        run.GetProperty("used_skills")[0].GetString().ShouldBe("tdd");
        delivery.GetProperty("cost_usd").GetDecimal().ShouldBe(0.75m);
        var events = await local.GetAsync($"/api/deliveries/{Reviewed}/events");
        events.GetArrayLength().ShouldBe(1);
        events[0].GetProperty("command").GetString().ShouldBe("import");

        var log = await local.GetAsync($"/api/deliveries/{Reviewed}/runs/{id}/stream_log");
        log.GetProperty("completed_at").GetDateTimeOffset().ShouldBe(DateTimeOffset.Parse("2025-05-01T10:02:00.000001+09:00"));
        log.GetProperty("events")[1].GetProperty("message").GetProperty("content")[0].GetProperty("text").GetString()
            .ShouldBe("Line one\nline two \u2713");
        var transcript = await local.GetAsync($"/api/deliveries/{Reviewed}/runs/{id}/transcript");
        transcript.GetProperty("leader").GetArrayLength().ShouldBe(1);
        transcript.GetProperty("subagent_toolu_1").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Older_files_come_over_too_and_of_a_run_without_a_stream_log_its_transcript()
    {
        FillStore();
        await ImportAsync();
        await using var local = await LocalJakeOps.StartAsync(_data.Path, "--runner", "remote");
        var delivery = await local.GetAsync($"/api/deliveries/{Old}");
        LocalJakeOps.State(delivery).ShouldBe("implement/failed");
        delivery.GetProperty("endpoint").GetString().ShouldBe("review");
        delivery.GetProperty("error").GetString()!.ShouldStartWith("It was running on the other server");
        delivery.GetProperty("refs")[0].GetProperty("role").GetString().ShouldBe("request");
        var id = delivery.GetProperty("runs")[0].GetProperty("id").GetString();
        var transcript = await local.GetAsync($"/api/deliveries/{Old}/runs/{id}/transcript");
        transcript.GetProperty("leader")[1].GetProperty("content")[0].GetProperty("text").GetString().ShouldBe("Hello");
        transcript.GetProperty("subagent_toolu_9")[0].GetProperty("content").GetString().ShouldBe("Look there");
        transcript.GetProperty("meta").GetProperty("agents").GetProperty("leader").GetProperty("model").GetString()
            .ShouldBe("claude-opus-4-6");
        await local.ActAsync(Old, "retry");
        (await local.BecomesAsync(Old, "implement/pending")).GetProperty("attempt").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Imported_twice_nothing_is_there_twice()
    {
        FillStore();
        await ImportAsync();
        var report = await ImportAsync();
        report.ShouldContain("deliveries      0 taken, 2 here already, 0 not taken");
        report.ShouldContain("output of runs  0 taken, 2 here already, 0 not taken");
        report.ShouldContain("sources         0 taken, 1 here already, 0 not taken");
        await using var local = await LocalJakeOps.StartAsync(_data.Path, "--runner", "remote");
        (await local.GetAsync("/api/deliveries")).GetArrayLength().ShouldBe(2);
        (await local.GetAsync($"/api/deliveries/{Reviewed}/events")).GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task What_cannot_be_taken_is_named_with_the_reason_and_the_rest_is_taken()
    {
        FillStore();
        _store.Garbage("deliveries/ffffffffffff/delivery.json");
        Directory.CreateDirectory(Path.Combine(_store.Deliveries, "eeeeeeeeeeee"));
        _store.Delivery("dddddddddddd", new { id = "dddddddddddd", summary = "x", repository = "no repository!", phase = "plan" });
        _store.Garbage($"deliveries/{Reviewed}/run-aaaa1111.stream_log.json");
        _store.Transcript(Reviewed, "aaaa1111", new { meta = new { }, leader = new[] { new { role = "assistant", content = "From the transcript" } } });
        _store.Garbage($"deliveries/{Reviewed}/run-99999999.stream_log.json");
        _store.Garbage("sources/broken.json");
        _store.Source("0123", new { owner = "octo", repo = "-x", type = "github" });
        var report = await ImportAsync();
        report.ShouldContain("deliveries      2 taken, 0 here already, 3 not taken");
        report.ShouldContain("sources         1 taken, 0 here already, 2 not taken");
        report.ShouldContain("deliveries/ffffffffffff/delivery.json: it is no JSON, at line 2.");
        report.ShouldContain("deliveries/eeeeeeeeeeee/delivery.json: it is not there.");
        report.ShouldContain("deliveries/dddddddddddd/delivery.json: repository is required and looks like");
        report.ShouldContain($"deliveries/{Reviewed}/run-aaaa1111.stream_log.json: it is no JSON");
        report.ShouldContain($"deliveries/{Reviewed}/run-99999999.stream_log.json: its run does not stand in delivery.json.");
        report.ShouldContain("sources/0123.json: The repo is missing or not a name");
        await using var local = await LocalJakeOps.StartAsync(_data.Path, "--runner", "remote");
        var run = (await local.GetAsync($"/api/deliveries/{Reviewed}")).GetProperty("runs")[0].GetProperty("id").GetString();
        (await local.Http.GetStringAsync($"/api/deliveries/{Reviewed}/runs/{run}/transcript")).ShouldContain("From the transcript");
    }

    [Fact]
    public async Task The_token_of_a_source_is_taken_over_and_shown_nowhere()
    {
        FillStore();
        (await ImportAsync()).ShouldNotContain(Token[4..]);
        await using (var local = await LocalJakeOps.StartAsync(_data.Path, "--runner", "remote"))
        {
            var source = (await local.GetAsync("/api/sources"))[0];
            source.GetProperty("token").GetString().ShouldBe("ghp_****abcd");
            (source.GetProperty("endpoint").GetString(), source.GetProperty("active").GetBoolean()).ShouldBe(("verify", false));
            source.GetProperty("created_at").GetDateTimeOffset().ShouldBe(At(0));
        }
        foreach (var file in Directory.GetFiles(_data.Path, "*", SearchOption.AllDirectories))
            (await File.ReadAllTextAsync(file, System.Text.Encoding.Latin1)).ShouldNotContain(Token[4..], Case.Sensitive, file);
    }

    [Fact]
    public async Task It_imports_into_a_running_server_too_and_says_when_none_answers()
    {
        FillStore();
        await using (var local = await LocalJakeOps.StartAsync(_data.Path, "--runner", "remote"))
        {
            var (code, report) = await LocalJakeOps.RunAsync(
                "import", "--deliveries", _store.Deliveries, "--server", local.Http.BaseAddress!.ToString());
            code.ShouldBe(0, report);
            report.ShouldContain("deliveries      2 taken");
            LocalJakeOps.State(await local.GetAsync($"/api/deliveries/{Reviewed}")).ShouldBe("review/succeeded");
        }
        (await LocalJakeOps.RunAsync("import", "--sources", _store.Sources, "--server", "http://127.0.0.1:9")).ExitCode.ShouldBe(3);
        (await LocalJakeOps.RunAsync("import", "--data", _data.Path)).ExitCode.ShouldBe(2);
    }

    private static DateTimeOffset At(int minute) => new(2025, 5, 1, 10, minute, 0, TimeSpan.FromHours(9));

    private static IEnumerable<string> Attempts(JsonElement delivery) => delivery.GetProperty("phase_runs").EnumerateArray()
        .Select(run => $"{run.GetProperty("phase")} {run.GetProperty("attempt")} {run.GetProperty("run_status")}");

    private async Task<string> ImportAsync()
    {
        var (code, output) = await LocalJakeOps.RunAsync(
            "import", "--data", _data.Path, "--deliveries", _store.Deliveries, "--sources", _store.Sources);
        code.ShouldBe(0, output);
        return output;
    }

    private void FillStore()
    {
        _store.Delivery(Reviewed, new
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
        _store.StreamLog(Reviewed, "aaaa1111",
            new { type = "system", subtype = "init", model = "claude-opus-4-6", session_id = "s-1" },
            Assistant("Line one\nline two \u2713"), Assistant("Found it", "toolu_1"));
        _store.Delivery(Old, new
        {
            id = Old, created_at = "2025-04-01T10:00:00+09:00", phase = "implement", run_status = "running",
            exit_phase = "review", summary = "An old one", repository = "octo/old",
            refs = new[] { new { role = "trigger", type = "verbal", label = "asked" } },
            runs = new[] { Run("cccc3333", "execution", "success", 4, 0m) },
        });
        _store.Transcript(Old, "cccc3333", new
        {
            meta = new { agents = new { leader = new { model = "claude-opus-4-6" } } },
            leader = new object[]
            {
                new { role = "user", content = "Say hello" },
                new { role = "assistant", content = new[] { new { type = "text", text = "Hello" } } },
            },
            subagent_toolu_9 = new[] { new { role = "user", content = "Look there" } },
        });
        _store.Source("609ddd1d069b", new
        {
            id = "609ddd1d069b", type = "github", owner = "octo", repo = "app", created_at = "2025-05-01T10:00:00+09:00",
            token = Token, active = false, default_exit_phase = "verify", last_polled_at = "2025-05-01T11:00:00+09:00",
        });
    }
}
