using JakeOps.Contracts;
using JakeOps.Tests.Support;

namespace JakeOps.Transcripts.Tests;

/// <summary>Nobody who watches misses an event, or sees one twice or out of order.</summary>
public class LiveStreamTests
{
    private static readonly string[] Lines = Recording.Lines("agent.jsonl");

    private static OutputPiece[] Pieces => [.. Lines.Select(line => new OutputPiece(line))];

    [Fact]
    public async Task A_viewer_who_comes_before_the_first_output_sees_every_event_in_order_and_the_end_once()
    {
        await using var app = await TranscriptsApp.StartAsync();
        var run = Guid.NewGuid();
        await app.SayRunningAsync(run);
        using var viewer = await Viewer.OpenAsync(app);
        viewer.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        viewer.Response.Headers.CacheControl!.NoCache.ShouldBeTrue();
        viewer.Response.Headers.GetValues("X-Accel-Buffering").ShouldBe(["no"]);
        for (var line = 0; line < Lines.Length; line++)
        {
            await app.PrintAsync(run, line + 1, Pieces[line]);
            var sent = await viewer.NextEventAsync();
            (sent.Id, sent.Data).ShouldBe(($"{line + 1}", Lines[line]));
        }
        await app.FinishAsync(run, Lines.Length);
        (await viewer.RestAsync()).Select(sent => (sent.Name, sent.Data)).ShouldBe([("done", "{}")]);
    }

    [Fact]
    public async Task Meta_is_sent_when_it_changes_and_only_then()
    {
        await using var app = await TranscriptsApp.StartAsync();
        var run = Guid.NewGuid();
        await app.SayRunningAsync(run);
        using var viewer = await Viewer.OpenAsync(app);
        await app.PrintAsync(run, 1, Pieces);
        await app.FinishAsync(run, Lines.Length);
        var sent = await viewer.RestAsync();
        var metas = sent.Where(one => one.IsMeta).Select(one => one.Json.GetProperty("message")).ToList();
        metas.Select(meta => meta.GetProperty("model").GetString()).Distinct().ShouldBe(["claude-opus-5-5"]);
        metas.Select(meta => meta.GetRawText()).ShouldBeUnique();
        metas[^1].GetProperty("agent_buckets").EnumerateArray().Select(agent => agent.GetProperty("label").GetString())
            .ShouldBe(["Leader", "Survey the repo"]);
        metas[^1].GetProperty("used_skills").GetArrayLength().ShouldBe(0);
        sent.Where(one => one.IsMeta).ShouldAllBe(meta => meta.Id == null);
    }

    [Fact]
    public async Task A_late_viewer_and_one_who_resumes_anywhere_see_exactly_the_rest()
    {
        await using var app = await TranscriptsApp.StartAsync();
        var run = await app.RunAsync(Lines);
        for (var seen = 0; seen <= Lines.Length; seen++)
        {
            using var viewer = await Viewer.OpenAsync(app, lastEventId: seen == 0 ? null : $"{seen}");
            var sent = await viewer.RestAsync();
            sent[0].IsMeta.ShouldBeTrue();
            sent.Where(one => one.IsEvent).Select(one => one.Data).ShouldBe(Lines[seen..]);
            sent.Count(one => one.IsDone).ShouldBe(1);
        }
        using var byQuery = await Viewer.OpenAsync(app, $"?run={run:N}&last_event_id={Lines.Length - 1}");
        (await byQuery.RestAsync()).Where(one => one.IsEvent).Select(one => one.Data).ShouldBe([Lines[^1]]);
    }

    [Fact]
    public async Task Two_viewers_at_different_positions_each_see_everything_while_it_comes()
    {
        await using var app = await TranscriptsApp.StartAsync();
        var run = Guid.NewGuid();
        await app.SayRunningAsync(run);
        using var early = await Viewer.OpenAsync(app);
        await app.PrintAsync(run, 1, Pieces[..5]);
        using var late = await Viewer.OpenAsync(app, lastEventId: "3");
        var all = Task.WhenAll(early.RestAsync(), late.RestAsync());
        for (var first = 5; first < Lines.Length; first += 3)
            await app.PrintAsync(run, first + 1, Pieces[first..Math.Min(first + 3, Lines.Length)]);
        await app.FinishAsync(run, Lines.Length);
        var sent = await all;
        sent[0].Where(one => one.IsEvent).Select(one => one.Data).ShouldBe(Lines);
        sent[1].Where(one => one.IsEvent).Select(one => one.Data).ShouldBe(Lines[3..]);
    }

    [Fact]
    public async Task What_another_replica_stores_is_seen_too()
    {
        using var folder = new TempFolder();
        await using var here = await TranscriptsApp.ReplicaAsync(folder, "--Transcripts:Poll", "00:00:00.05");
        await using var there = await TranscriptsApp.ReplicaAsync(folder);
        var run = Guid.NewGuid();
        await there.SayRunningAsync(run);
        using var viewer = await Viewer.OpenAsync(here);
        await there.PrintAsync(run, 1, Pieces);
        await there.FinishAsync(run, Lines.Length);
        (await viewer.RestAsync()).Where(one => one.IsEvent).Select(one => one.Data).ShouldBe(Lines);
    }

    [Fact]
    public async Task A_viewer_is_woken_and_needs_no_poll()
    {
        await using var app = await TranscriptsApp.StartAsync(
            "--Transcripts:Poll", "01:00:00", "--Transcripts:Heartbeat", "01:00:00");
        var run = Guid.NewGuid();
        await app.SayRunningAsync(run);
        using var viewer = await Viewer.OpenAsync(app);
        await app.PrintAsync(run, 1, Pieces[0]);
        (await viewer.NextEventAsync()).Id.ShouldBe("1");
        await app.PrintAsync(run, 2, Pieces[1]);
        (await viewer.NextEventAsync()).Id.ShouldBe("2");
        await app.FinishAsync(run, 2);
        (await viewer.RestAsync())[^1].IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task A_viewer_who_does_not_read_holds_up_nobody_and_misses_nothing()
    {
        await using var app = await TranscriptsApp.StartAsync();
        var run = Guid.NewGuid();
        await app.SayRunningAsync(run);
        using var slow = await Viewer.OpenAsync(app);
        var lines = Enumerable.Range(1, 400)
            .Select(number => $$"""{"type":"x","n":{{number}},"text":"{{new string('x', 40_000)}}"}""").ToList();
        for (var first = 0; first < lines.Count; first += 20)
            await app.PrintAsync(run, first + 1, [.. lines[first..(first + 20)].Select(line => new OutputPiece(line))]);
        await app.FinishAsync(run, lines.Count);
        using var other = await Viewer.OpenAsync(app);
        (await other.RestAsync()).Count(sent => sent.IsEvent).ShouldBe(lines.Count);
        (await slow.RestAsync()).Where(sent => sent.IsEvent).Select(sent => sent.Data).ShouldBe(lines);
    }

    [Fact]
    public async Task Silence_is_broken_by_heartbeats()
    {
        await using var app = await TranscriptsApp.StartAsync("--Transcripts:Heartbeat", "00:00:00.05");
        await app.SayRunningAsync(Guid.NewGuid());
        using var viewer = await Viewer.OpenAsync(app);
        (await viewer.NextAsync()).ShouldBe(new(null, ":", "here"));
        (await viewer.NextAsync()).ShouldBe(new(null, ":", "heartbeat"));
        (await viewer.NextAsync()).ShouldBe(new(null, ":", "heartbeat"));
    }

    [Fact]
    public async Task A_viewer_who_comes_right_after_the_202_waits_for_the_run_instead_of_seeing_the_one_before()
    {
        await using var app = await TranscriptsApp.StartAsync("--Transcripts:StreamWait", "00:00:20");
        // Its end is known here before delivery says that it is not the running one any more.
        var before = Guid.NewGuid();
        await app.SayRunningAsync(before);
        await app.PrintAsync(before, 1, new OutputPiece("""{"type":"old"}"""));
        await app.FinishAsync(before, 1);
        var opening = Viewer.OpenAsync(app);
        // Other requests come and go meanwhile; this one waits.
        for (var request = 0; request < 20; request++) await app.GetAsync(before, "events");
        opening.IsCompleted.ShouldBeFalse();
        var run = Guid.NewGuid();
        await app.SayRunningAsync(run, version: 2);
        using var viewer = await opening;
        await app.PrintAsync(run, 1, new OutputPiece("""{"type":"new"}"""));
        (await viewer.NextEventAsync()).Data.ShouldBe("""{"type":"new"}""");
    }

    [Fact]
    public async Task An_older_change_of_a_delivery_does_not_bring_back_an_older_run()
    {
        await using var app = await TranscriptsApp.StartAsync();
        var run = Guid.NewGuid();
        await app.SayRunningAsync(run, version: 5);
        await app.SayRunningAsync(Guid.NewGuid(), version: 4);
        await app.PrintAsync(run, 1, new OutputPiece("{}"));
        await app.FinishAsync(run, 1);
        using var viewer = await Viewer.OpenAsync(app);
        (await viewer.RestAsync()).Count(sent => sent.IsEvent).ShouldBe(1);
    }

    [Fact]
    public async Task A_line_with_a_carriage_return_stays_one_event()
    {
        await using var app = await TranscriptsApp.StartAsync();
        await app.RunAsync(["{\"type\":\r\"x\"}\r"]);
        using var viewer = await Viewer.OpenAsync(app);
        (await viewer.RestAsync()).Single(sent => sent.IsEvent).Data.ShouldBe("{\"type\": \"x\"} ");
    }
}
