using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using JakeOps.Contracts;
using JakeOps.Tests.Support;

namespace JakeOps.Transcripts.Tests;

/// <summary>The routes as the Python server's clients know them, and what is more.</summary>
public class ApiTests
{
    private const string Here = $"/api/deliveries/{TranscriptsApp.Delivery}";
    private const string Nowhere = "/api/deliveries/ffffffffffff";

    [Fact]
    public async Task A_transcript_has_meta_the_leader_and_each_subagent()
    {
        await using var app = await TranscriptsApp.StartAsync();
        var transcript = await app.GetAsync(await app.RunAsync(Recording.Lines("agent.jsonl")), "transcript");
        const string sub = "subagent_toolu_stub00000000000000000001";
        transcript.EnumerateObject().Select(part => part.Name).ShouldBe(["meta", "leader", sub]);
        foreach (var agent in new[] { "leader", sub })
            transcript.GetProperty("meta").GetProperty("agents").GetProperty(agent).GetRawText()
                .ShouldBe("""{"model":"claude-opus-5-5"}""");
        Roles(transcript.GetProperty("leader")).ShouldBe(["assistant", "assistant", "user", "assistant", "assistant"]);
        Roles(transcript.GetProperty(sub))
            .ShouldBe(["assistant", "assistant", "assistant", "user", "assistant", "user", "assistant"]);
        var blocks = transcript.GetProperty(sub).EnumerateArray()
            .Select(message => message.GetProperty("content")[0]).ToList();
        blocks[0].GetProperty("thinking").GetString().ShouldBe("Sub thinking.");
        blocks[1].GetProperty("text").GetString().ShouldBe("Looking around.");
        blocks[2].GetProperty("name").GetString().ShouldBe("Glob");
        blocks[2].GetProperty("input").GetRawText().ShouldBe("""{"pattern":"**/*"}""");
        blocks[3].GetProperty("tool_use_id").GetString().ShouldBe("toolu_stub00000000000000000003");
        blocks[3].GetProperty("content").GetString()!.ShouldStartWith("<tool_use_error>");
    }

    private static IEnumerable<string> Roles(JsonElement messages) =>
        messages.EnumerateArray().Select(message => message.GetProperty("role").GetString()!);

    [Fact]
    public async Task A_stream_log_has_the_runs_times_events_and_agents()
    {
        await using var app = await TranscriptsApp.StartAsync();
        var lines = Recording.Lines("work.jsonl");
        var run = await app.RunAsync(lines);
        var log = await app.GetAsync(run, "stream_log");
        log.GetProperty("run_id").GetGuid().ShouldBe(run);
        log.GetProperty("started_at").GetDateTimeOffset().ShouldBe(new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        log.GetProperty("completed_at").GetDateTimeOffset().ShouldBe(new(2026, 1, 2, 3, 5, 5, TimeSpan.Zero));
        log.GetProperty("events").EnumerateArray().Select(shown => shown.GetRawText()).ShouldBe(lines);
        log.GetProperty("agent_buckets").GetRawText().ShouldBe("""[{"id":"leader","label":"Leader"}]""");
        log.TryGetProperty("next_after", out _).ShouldBeFalse();
        (await app.Http.GetStringAsync($"{Here}/runs/{run:N}/stream_log")).ShouldBe(log.GetRawText());
    }

    [Fact]
    public async Task A_run_that_has_begun_can_be_read_before_its_first_output()
    {
        await using var app = await TranscriptsApp.StartAsync();
        var run = Guid.NewGuid();
        await app.SayRunningAsync(run);
        await app.SayAsync(new ExecutionStarted(
            "default", run, TranscriptsApp.Delivery, 1, "w1", "builder", "simulated 1.0", true,
            new DateTimeOffset(2026, 1, 2, 3, 4, 0, TimeSpan.Zero)));
        var log = await app.GetAsync(run, "stream_log");
        log.GetProperty("started_at").GetDateTimeOffset().ShouldBe(new(2026, 1, 2, 3, 4, 0, TimeSpan.Zero));
        log.GetProperty("completed_at").ValueKind.ShouldBe(JsonValueKind.Null);
        log.GetProperty("simulated").GetBoolean().ShouldBeTrue();
        (await app.GetAsync(run, "transcript")).GetProperty("leader").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("events")]
    [InlineData("stream_log")]
    public async Task Pages_of_events_put_together_are_the_whole(string view)
    {
        await using var app = await TranscriptsApp.StartAsync();
        var lines = Recording.Lines("agent.jsonl");
        var run = await app.RunAsync(lines);
        var (got, after) = (new List<string>(), (long?)0);
        while (after is { } from)
        {
            var page = await app.GetAsync(run, $"{view}?after={from}&limit=4");
            page.GetProperty("events").GetArrayLength().ShouldBeLessThanOrEqualTo(4);
            got.AddRange(page.GetProperty("events").EnumerateArray()
                .Select(one => (view == "events" ? one.GetProperty("event") : one).GetRawText()));
            after = page.GetProperty("next_after").Deserialize<long?>();
        }
        got.ShouldBe(lines);
    }

    [Fact]
    public async Task A_page_of_a_transcript_has_the_same_shape()
    {
        await using var app = await TranscriptsApp.StartAsync();
        var run = await app.RunAsync(Recording.Lines("work.jsonl"));
        var page = await app.GetAsync(run, "transcript?after=1&limit=2");
        Roles(page.GetProperty("leader")).ShouldBe(["assistant", "assistant"]);
        page.GetProperty("next_after").GetInt64().ShouldBe(3);
    }

    [Theory]
    [InlineData("events")]
    [InlineData("stream_log")]
    [InlineData("transcript")]
    [InlineData("raw")]
    public async Task What_is_not_there_is_404_with_a_plain_sentence(string view)
    {
        await using var app = await TranscriptsApp.StartAsync();
        await app.SayRunningAsync(null);
        (await RefusalAsync(app, $"{Nowhere}/runs/{Guid.NewGuid()}/{view}")).ShouldBe((404, "Delivery not found"));
        (await RefusalAsync(app, $"{Here}/runs/{Guid.NewGuid()}/{view}")).ShouldBe((404, "Run not found"));
        (await RefusalAsync(app, $"{Here}/runs/nonsense/{view}")).ShouldBe((404, "Run not found"));
    }

    [Fact]
    public async Task A_stream_of_an_unknown_delivery_is_404_and_of_one_without_runs_ends_at_once()
    {
        await using var app = await TranscriptsApp.StartAsync();
        (await RefusalAsync(app, $"{Nowhere}/stream")).ShouldBe((404, "Delivery not found"));
        await app.SayRunningAsync(null);
        using var viewer = await Viewer.OpenAsync(app);
        (await viewer.RestAsync()).ShouldBe([new(null, "done", "{}")]);
        (await RefusalAsync(app, $"{Here}/stream?run={Guid.NewGuid()}")).ShouldBe((404, "Run not found"));
    }

    [Theory]
    [InlineData("runs/{0}/events?after=-1", "after must be a sequence number of 0 or more; it was '-1'.")]
    [InlineData("runs/{0}/transcript?after=many", "after must be a sequence number of 0 or more; it was 'many'.")]
    [InlineData("runs/{0}/stream_log?limit=0", "limit must be a number from 1 to 1000; it was '0'.")]
    [InlineData("runs/{0}/events?limit=1001", "limit must be a number from 1 to 1000; it was '1001'.")]
    [InlineData("stream?last_event_id=abc",
        "Last-Event-ID must be the id of an event of this stream, a number; it was 'abc'.")]
    public async Task A_parameter_out_of_its_limits_is_422_and_says_what_is_allowed(string path, string detail)
    {
        await using var app = await TranscriptsApp.StartAsync();
        var run = await app.RunAsync([]);
        (await RefusalAsync(app, $"{Here}/{string.Format(path, run)}")).ShouldBe((422, detail));
    }

    [Fact]
    public async Task Another_organizations_runs_are_not_there()
    {
        await using var app = await TranscriptsApp.StartAsync();
        var run = Guid.NewGuid();
        await app.SayRunningAsync(run, organization: "other");
        await app.PrintAsync("other", run, 1, [new("{}")]);
        await app.FinishAsync(run, 1, "other");
        (await app.SummaryAsync(run)).Organization.ShouldBe("other");
        string[] paths =
            [$"runs/{run}/events", $"runs/{run}/raw", $"runs/{run}/transcript", "stream", $"stream?run={run}"];
        foreach (var path in paths)
            (await RefusalAsync(app, $"{Here}/{path}")).ShouldBe((404, "Delivery not found"));
    }

    [Fact]
    public async Task Output_under_another_organizations_execution_changes_nothing()
    {
        await using var app = await TranscriptsApp.StartAsync();
        var run = await app.RunAsync(["{}"]);
        await app.PrintAsync("other", run, 2, [new("stolen")]);
        (await app.RawAsync(run)).ShouldBe("{}\n"u8.ToArray());
    }

    [Fact]
    public async Task The_openapi_document_names_every_route()
    {
        await using var app = await TranscriptsApp.StartAsync();
        var paths = (await app.Http.GetFromJsonAsync<JsonElement>("/api/openapi.json")).GetProperty("paths");
        string[] routes =
            ["runs/{run}/transcript", "runs/{run}/stream_log", "runs/{run}/events", "runs/{run}/raw", "stream"];
        foreach (var route in routes)
            paths.GetProperty($"/api/deliveries/{{id}}/{route}").GetProperty("get").GetProperty("responses")
                .TryGetProperty("404", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_stored_is_there_after_a_restart()
    {
        using var folder = new TempFolder();
        var run = Guid.Empty;
        await using (var before = await TranscriptsApp.ReplicaAsync(folder)) run = await before.RunAsync(["{}", "{}"]);
        await using var after = await TranscriptsApp.ReplicaAsync(folder);
        (await after.RawAsync(run)).ShouldBe("{}\n{}\n"u8.ToArray());
        using var viewer = await Viewer.OpenAsync(after);
        (await viewer.RestAsync()).Count(sent => sent.IsEvent).ShouldBe(2);
    }

    private static async Task<(int Status, string? Detail)> RefusalAsync(TranscriptsApp app, string path)
    {
        using var answer = await app.Http.GetAsync(path);
        answer.StatusCode.ShouldNotBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return ((int)answer.StatusCode, problem.GetProperty("detail").GetString());
    }
}
