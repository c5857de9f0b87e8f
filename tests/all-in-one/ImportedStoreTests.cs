using System.Text.Json;
using static JakeOps.AllInOne.Tests.PythonStore;

namespace JakeOps.AllInOne.Tests;

/// <summary>From files of the Python server to what this one answers, after one import.</summary>
public sealed class ImportedStoreTests(ImportedStore imported) : IClassFixture<ImportedStore>
{
    [Fact]
    public async Task A_Delivery_comes_over_with_its_runs_attempts_refs_plan_and_output_and_stands_where_it_stood()
    {
        var report = imported.Report;
        report.ShouldContain("deliveries      2 taken, 0 here already, 0 not taken");
        report.ShouldContain("output of runs  2 taken, 0 here already, 0 not taken");
        report.ShouldContain("sources         1 taken, 0 here already, 0 not taken");

        var local = imported.Local;
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
        var local = imported.Local;
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
        var report = await imported.ImportAgainAsync();
        report.ShouldContain("deliveries      0 taken, 2 here already, 0 not taken");
        report.ShouldContain("output of runs  0 taken, 2 here already, 0 not taken");
        report.ShouldContain("sources         0 taken, 1 here already, 0 not taken");
        (await imported.Local.GetAsync("/api/deliveries")).GetArrayLength().ShouldBe(2);
        (await imported.Local.GetAsync($"/api/deliveries/{Reviewed}/events")).GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task The_token_of_a_source_is_taken_over_and_shown_nowhere()
    {
        imported.Report.ShouldNotContain(Token[4..]);
        var source = (await imported.Local.GetAsync("/api/sources"))[0];
        source.GetProperty("token").GetString().ShouldBe("ghp_****abcd");
        (source.GetProperty("endpoint").GetString(), source.GetProperty("active").GetBoolean()).ShouldBe(("verify", false));
        source.GetProperty("created_at").GetDateTimeOffset().ShouldBe(At(0));
        // The lock is held, and empty.
        foreach (var file in Directory.GetFiles(imported.Data, "*", SearchOption.AllDirectories).Where(file => new FileInfo(file).Length > 0))
            (await File.ReadAllTextAsync(file, System.Text.Encoding.Latin1)).ShouldNotContain(Token[4..], Case.Sensitive, file);
    }

    private static DateTimeOffset At(int minute) => new(2025, 5, 1, 10, minute, 0, TimeSpan.FromHours(9));

    private static IEnumerable<string> Attempts(JsonElement delivery) => delivery.GetProperty("phase_runs").EnumerateArray()
        .Select(run => $"{run.GetProperty("phase")} {run.GetProperty("attempt")} {run.GetProperty("run_status")}");
}
