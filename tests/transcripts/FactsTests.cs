using System.Text.Json;
using JakeOps.Contracts;

namespace JakeOps.Transcripts.Tests;

/// <summary>What is published about a run is what the agent's own lines say.</summary>
public class FactsTests
{
    [Theory]
    [InlineData("work.jsonl")]
    [InlineData("parallel.jsonl")]
    [InlineData("denied-default.jsonl")]
    [InlineData("agent.jsonl")]
    [InlineData("agent-bg.jsonl")]
    [InlineData("maxturns.jsonl")]
    public async Task The_summary_says_what_the_recording_says(string name)
    {
        await using var app = await TranscriptsApp.StartAsync();
        var lines = Recording.Lines(name);
        var summary = await app.SummaryAsync(await app.RunAsync(lines));
        var parsed = lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var init = parsed.First(line => line.TryGetProperty("subtype", out var subtype) && subtype.ValueEquals("init"));
        var result = parsed.First(line => line.GetProperty("type").ValueEquals("result"));

        summary.DeliveryId.ShouldBe(TranscriptsApp.Delivery);
        summary.Model.ShouldBe(init.GetProperty("model").GetString());
        summary.SessionId.ShouldBe(init.GetProperty("session_id").GetString());
        summary.Skills.ShouldBe(init.GetProperty("skills").EnumerateArray().Select(skill => skill.GetString()!));
        summary.Plugins.ShouldBe(Texts(init.GetProperty("plugins"), "name"));
        summary.PermissionDenials.ShouldBe(
            Texts(result.GetProperty("permission_denials"), "tool_name"), ignoreOrder: true);
        summary.Usage.ShouldBe(UsageOf(result));
        if (result.TryGetProperty("result", out var answer)) summary.Summary.ShouldBe(answer.GetString());
        summary.Complete.ShouldBeTrue();
    }

    private static IEnumerable<string> Texts(JsonElement list, string field) =>
        list.EnumerateArray().Select(item => item.GetProperty(field).GetString()!);

    private static RunUsage UsageOf(JsonElement result)
    {
        var usage = result.GetProperty("modelUsage").EnumerateObject().Single().Value;
        return new(
            result.GetProperty("total_cost_usd").GetDecimal(), usage.GetProperty("inputTokens").GetInt64(),
            usage.GetProperty("outputTokens").GetInt64(), usage.GetProperty("cacheReadInputTokens").GetInt64(),
            usage.GetProperty("cacheCreationInputTokens").GetInt64(), result.GetProperty("duration_ms").GetInt64(),
            result.GetProperty("num_turns").GetInt32());
    }

    [Fact]
    public async Task Subagents_and_used_skills_are_named()
    {
        await using var app = await TranscriptsApp.StartAsync();
        var skill = Said("""{"type":"tool_use","id":"t1","name":"Skill","input":{"skill":"verify"}}""");
        var run = await app.RunAsync([.. Recording.Lines("agent.jsonl"), skill, skill]);
        var summary = await app.SummaryAsync(run);
        summary.Agents.ShouldBe(["Survey the repo"]);
        summary.UsedSkills.ShouldBe(["verify"]);
        (await app.GetAsync(run, "stream_log")).GetProperty("agent_buckets").GetRawText().ShouldBe(
            """[{"id":"leader","label":"Leader"},{"id":"toolu_stub00000000000000000001","label":"Survey the repo"}]""");
    }

    [Fact]
    public async Task Subagents_beyond_the_limit_are_shown_together()
    {
        await using var app = await TranscriptsApp.StartAsync();
        var run = await app.RunAsync([.. Enumerable.Range(1, 150).Select(number =>
            Said("""{"type":"text","text":"hi"}""", more: $",\"parent_tool_use_id\":\"t{number}\""))]);
        var transcript = await app.GetAsync(run, "transcript");
        transcript.GetProperty("subagent_t1").GetArrayLength().ShouldBe(1);
        transcript.GetProperty("subagent_others").GetArrayLength().ShouldBe(50);
        (await app.SummaryAsync(run)).Agents.Count.ShouldBe(101);
    }

    private static string Said(string blocks, string model = "m-1", string more = "") =>
        $$"""{"type":"assistant"{{more}},"message":{"model":"{{model}}","content":[{{blocks}}] } }""";

    [Fact]
    public async Task An_interrupted_run_is_summarised_by_what_it_said()
    {
        await using var app = await TranscriptsApp.StartAsync();
        var summary = await app.SummaryAsync(await app.RunAsync(Recording.Lines("work.jsonl")[..2]));
        summary.Summary.ShouldBe("Creating the file.");
        summary.Model.ShouldBe("claude-opus-5-5");
        summary.Usage.Turns.ShouldBe(0);
    }

    [Fact]
    public async Task A_run_without_output_is_summarised_too()
    {
        await using var app = await TranscriptsApp.StartAsync();
        var summary = await app.SummaryAsync(await app.RunAsync([]));
        summary.Complete.ShouldBeTrue();
        summary.Model.ShouldBeNull();
    }

    [Fact]
    public async Task A_finished_run_is_summarised_once_whatever_is_repeated()
    {
        await using var app = await TranscriptsApp.StartAsync();
        var run = await app.RunAsync(Recording.Lines("work.jsonl"));
        await app.FinishAsync(run, 16);
        await app.PrintAsync(run, 1, new OutputPiece("{}"));
        await app.SummaryAsync(run);
        var next = await app.RunAsync(["{}"]);
        await app.SummaryAsync(next);
        app.Summaries.Count(summary => summary.ExecutionId == run).ShouldBe(1);
    }

    [Fact]
    public async Task The_end_may_be_known_before_the_output()
    {
        await using var app = await TranscriptsApp.StartAsync();
        var (run, lines) = (Guid.NewGuid(), Recording.Lines("work.jsonl"));
        await app.FinishAsync(run, lines.Length);
        app.Summaries.ShouldBeEmpty();
        await app.PrintAsync(run, 1, [.. lines.Select(line => new OutputPiece(line))]);
        (await app.SummaryAsync(run)).Complete.ShouldBeTrue();
    }

    [Fact]
    public async Task A_session_file_and_unknown_shapes_break_nothing()
    {
        await using var app = await TranscriptsApp.StartAsync();
        string[] lines =
        [
            """{"type":"queue-operation","operation":"enqueue","sessionId":"s-1"}""",
            """{"type":"user","isSidechain":false,"message":{"role":"user","content":"Do it"},"sessionId":"s-1"}""",
            Said("""{"type":"text","text":"Yes"}""", more: ",\"isSidechain\":false"),
            Said("""{"type":"text","text":"Sub"}""", "m-2", ",\"isSidechain\":true,\"agentId\":\"a1\""),
            """{"type":"user","isSidechain":true,"message":{"role":"user","content":"Old form"}}""",
            """{"type":7,"message":[],"parent_tool_use_id":{},"sessionId":5}""",
            """{"type":"assistant","message":{"role":3,"content":{"a":[1]}}}""",
            Said("""{"type":"text","text":"half \ud83d character"},{"type":"tool_use","name":"Agent","id":4}"""),
            """{"type":"result","usage":7,"modelUsage":[],"permission_denials":{"a":1},"total_cost_usd":"x"}""",
        ];
        var run = await app.RunAsync(lines);
        var summary = await app.SummaryAsync(run);
        (summary.SessionId, summary.Model, summary.Complete).ShouldBe(("s-1", "m-1", true));
        summary.Summary.ShouldBe("half \ufffd character");
        var transcript = await app.GetAsync(run, "transcript");
        transcript.GetProperty("leader").GetArrayLength().ShouldBe(4);
        transcript.GetProperty("subagent_a1")[0].GetProperty("content")[0].GetProperty("text").ToString()
            .ShouldBe("Sub");
        transcript.GetProperty("subagent_sidechain")[0].GetProperty("content").GetString().ShouldBe("Old form");
        transcript.GetProperty("meta").GetProperty("agents").GetProperty("subagent_a1").GetRawText()
            .ShouldBe("""{"model":"m-2"}""");
    }
}
