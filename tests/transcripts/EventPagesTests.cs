using System.Net.Http.Json;
using System.Text.Json;
using JakeOps.Contracts;

namespace JakeOps.Transcripts.Tests;

/// <summary>What a viewer of a long run reads: pages in both directions, overview, search, one event, one file.</summary>
public class EventPagesTests
{
    private const string Sub = "toolu_stub00000000000000000001";

    [Theory]
    [InlineData("agent.jsonl", 4, 48 * 1024)]
    [InlineData("agent.jsonl", 1, 300)]
    [InlineData("work.jsonl", 3, 200)]
    [InlineData("parallel.jsonl", 1000, 100)]
    public async Task Pages_backward_put_together_are_the_whole(string recording, int limit, int longestPiece)
    {
        await using var app = await TranscriptsApp.StartAsync();
        var lines = Recording.Lines(recording);
        var run = await RunAsync(app, Recording.Pieces(lines, longestPiece));
        var (got, before) = (new List<string>(), "end=true");
        while (before is not null)
        {
            var page = await app.GetAsync(run, $"events?{before}&limit={limit}");
            got.InsertRange(0, Events(page).Select(one => one.GetProperty("event").GetRawText()));
            before = page.GetProperty("next_before") is { ValueKind: JsonValueKind.Number } next ? $"before={next}" : null;
        }
        got.ShouldBe(lines);
    }

    [Fact]
    public async Task A_page_backward_leads_into_the_page_after_it()
    {
        await using var app = await TranscriptsApp.StartAsync();
        var lines = Recording.Lines("agent.jsonl");
        var run = await RunAsync(app, Recording.Pieces(lines, 300));
        var end = await app.GetAsync(run, "events?end=true&limit=3");
        end.GetProperty("next_after").ValueKind.ShouldBe(JsonValueKind.Null);
        var back = await app.GetAsync(run, $"events?before={end.GetProperty("next_before")}&limit=2");
        var again = await app.GetAsync(run, $"events?after={back.GetProperty("next_after")}");
        Sequences(again).ShouldBe(Sequences(end));
        Sequences(back)[^1].ShouldBeLessThan(Sequences(end)[0]);
        new[] { end, back, again, await app.GetAsync(run, "events?after=0&limit=2") }
            .Select(page => page.GetProperty("at_end").GetBoolean()).ShouldBe([true, false, true, false]);
    }

    [Fact]
    public async Task Holes_of_a_closed_run_are_in_the_pages_backward_too()
    {
        await using var app = await TranscriptsApp.StartAsync("--Transcripts:MissingGrace", "00:00:00.1",
            "--Transcripts:SweepInterval", "00:00:00.1");
        var run = Guid.NewGuid();
        await app.PrintAsync(run, 1, [new("{\"n\":1}")]);
        await app.PrintAsync(run, 4, [new("{\"n\":4}")]);
        await app.FinishAsync(run, 6);
        await app.SummaryAsync(run);
        var page = await app.GetAsync(run, "events?end=true");
        Events(page).Select(one => one.GetProperty("event").GetRawText()).ShouldBe([
            """{"n":1}""", """{"type":"gap","first_sequence":2,"last_sequence":3}""", """{"n":4}""",
            """{"type":"gap","first_sequence":5,"last_sequence":6}"""]);
        Sequences(await app.GetAsync(run, "events?before=4")).ShouldBe([1, 3]);
    }

    [Theory]
    [InlineData("after=0")]
    [InlineData("end=true")]
    public async Task One_agents_events_come_alone_and_the_others_without_it(string direction)
    {
        await using var app = await TranscriptsApp.StartAsync();
        var run = await app.RunAsync(Recording.Lines("agent.jsonl"));
        var all = Events(await app.GetAsync(run, $"events?{direction}"));
        var alone = Events(await app.GetAsync(run, $"events?{direction}&agent={Sub}"));
        alone.ShouldNotBeEmpty();
        alone.Select(one => one.GetProperty("agent").GetString()).ShouldAllBe(agent => agent == Sub);
        var others = Events(await app.GetAsync(run, $"events?{direction}&except={Sub},nobody"));
        others.Select(one => one.GetProperty("agent").GetString()).ShouldAllBe(agent => agent == "leader");
        (alone.Count + others.Count).ShouldBe(all.Count);
        Events(await app.GetAsync(run, $"events?{direction}&agent=nobody")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_long_event_is_shortened_on_request_and_whole_at_its_own_address()
    {
        await using var app = await TranscriptsApp.StartAsync();
        var lines = Recording.Lines("bigline.jsonl.gz");
        var run = await RunAsync(app, Recording.Pieces(lines));
        var page = await app.GetAsync(run, "events?after=0&cut=1000");
        page.GetRawText().Length.ShouldBeLessThan(200_000);
        var big = Events(page).First(one => one.GetProperty("bytes").GetInt32() > 1_000_000);
        big.GetProperty("cut").GetBoolean().ShouldBeTrue();
        var whole = await app.GetAsync(run, $"events/{big.GetProperty("sequence")}");
        whole.GetRawText().ShouldBe(lines.First(line => line.Length > 1_000_000));
    }

    [Fact]
    public async Task Texts_are_never_cut_inside_a_character_or_an_escape()
    {
        await using var app = await TranscriptsApp.StartAsync();
        var lines = Enumerable.Range(90, 24).SelectMany(length => new[] { "\\n", "\\u00e9", "\\ud83d\\ude00", "é", "😀", "\\\\" }
            .Select(unit => $$"""{"text":"{{new string('x', length)}}{{string.Concat(Enumerable.Repeat(unit, 30))}}"}"""));
        var run = await app.RunAsync([.. lines]);
        var events = Events(await app.GetAsync(run, "events?after=0&limit=1000&cut=100"));
        events.Count.ShouldBe(24 * 6);
        foreach (var one in events)
        {
            var text = one.GetProperty("event").GetProperty("text").GetString()!;
            text.ShouldEndWith("…");
            text[^2].ShouldBeOneOf('x', '\n', 'é', '\ude00', '\\');
        }
    }

    [Fact]
    public async Task An_overview_tells_the_agents_totals_and_places_of_interest()
    {
        await using var app = await TranscriptsApp.StartAsync();
        var lines = Recording.Lines("agent.jsonl");
        var run = await app.RunAsync(lines);
        var about = await app.GetAsync(run, "overview");
        about.GetProperty("closed").GetBoolean().ShouldBeTrue();
        about.GetProperty("events").GetInt32().ShouldBe(lines.Length);
        about.GetProperty("last_sequence").GetInt64().ShouldBe(lines.Length);
        about.GetProperty("usage").GetProperty("cost_usd").GetDecimal().ShouldBe(0.01356m);
        about.GetProperty("requests").GetInt32().ShouldBe(6);
        about.GetProperty("prompt_tokens").GetInt64().ShouldBe(6 * 600);
        var sub = about.GetProperty("agents").EnumerateArray().Single(agent => agent.GetProperty("id").GetString() == Sub);
        sub.GetProperty("label").GetString().ShouldBe("Survey the repo");
        sub.GetProperty("calls").GetInt32().ShouldBe(2);
        sub.GetProperty("errors").GetInt32().ShouldBe(1);
        sub.GetProperty("total_tokens").GetInt64().ShouldBe(640);
        sub.GetProperty("duration_ms").GetInt64().ShouldBe(342);
        about.GetProperty("first_error").GetInt64()
            .ShouldBe(Array.FindIndex(lines, line => line.Contains("\"is_error\":true")) + 1);
    }

    [Fact]
    public async Task Denials_and_redactions_have_their_places()
    {
        await using var app = await TranscriptsApp.StartAsync();
        var lines = Recording.Lines("denied-default.jsonl").Append("""{"type":"x","text":"[redacted:env] [redacted:env]"}""");
        var run = await app.RunAsync([.. lines]);
        var about = await app.GetAsync(run, "overview");
        about.GetProperty("denials").GetInt32().ShouldBe(lines.Count(line => line.Contains("\"permission_denied\"")));
        about.GetProperty("redactions").GetInt32().ShouldBe(2);
        about.GetProperty("marks").EnumerateArray().Single(mark => mark.GetProperty("kind").GetString() == "redacted")
            .GetProperty("sequence").GetInt64().ShouldBe(lines.Count());
    }

    [Fact]
    public async Task A_search_finds_what_is_said_with_its_surroundings()
    {
        await using var app = await TranscriptsApp.StartAsync();
        var run = await app.RunAsync([.. Recording.Lines("agent.jsonl"),
            """{"type":"assistant","message":{"content":[{"type":"text","text":"quoted \"word\" and ÜBER all"}]}}"""]);
        var found = await app.GetAsync(run, "search?q=LOOKING around");
        var hit = found.GetProperty("hits").EnumerateArray().Single();
        hit.GetProperty("match").GetString().ShouldBe("Looking around");
        hit.GetProperty("after").GetString().ShouldBe(".");
        hit.GetProperty("agent").GetString().ShouldBe(Sub);
        found.GetProperty("next_after").ValueKind.ShouldBe(JsonValueKind.Null);
        Hits(await app.GetAsync(run, "search?q=" + Uri.EscapeDataString("\"word\""))).ShouldBe(1);
        Hits(await app.GetAsync(run, "search?q=" + Uri.EscapeDataString("über"))).ShouldBe(1);
        Hits(await app.GetAsync(run, "search?q=msg_stub")).ShouldBe(0);
        Hits(await app.GetAsync(run, "search?q=looking&agent=leader")).ShouldBe(0);
    }

    [Fact]
    public async Task A_search_with_many_hits_comes_in_parts()
    {
        await using var app = await TranscriptsApp.StartAsync();
        var run = await app.RunAsync([.. Enumerable.Range(0, 450).Select(n => $$"""{"text":"needle {{n}}"}""")]);
        var (hits, after) = (0, "0");
        while (after != "")
        {
            var part = await app.GetAsync(run, $"search?q=needle&after={after}");
            Hits(part).ShouldBeLessThanOrEqualTo(200);
            hits += Hits(part);
            after = part.GetProperty("next_after").ToString();
        }
        hits.ShouldBe(450);
    }

    [Fact]
    public async Task The_html_file_has_every_event_and_no_markup_of_the_agents()
    {
        await using var app = await TranscriptsApp.StartAsync();
        string[] lines = [.. Recording.Lines("work.jsonl"),
            """{"type":"assistant","message":{"content":[{"type":"text","text":"<script>alert(1)</script><img src=x onerror=alert(1)>"}]}}""",
            """{"type":"user","message":{"content":"\ud83d half"}}""", "<b>no JSON</b>"];
        var run = await app.RunAsync(lines);
        var answer = await app.Http.GetAsync($"/api/deliveries/{TranscriptsApp.Delivery}/runs/{run}/html");
        answer.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe($"{run}.html");
        var html = await answer.Content.ReadAsStringAsync();
        html.Split("<article").Length.ShouldBe(lines.Length + 1);
        html.ShouldNotContain("<script");
        html.ShouldNotContain("<img");
        html.ShouldNotContain("<b>");
        html.ShouldContain("&lt;script&gt;alert(1)");
        html.ShouldContain("default-src &#x27;none&#x27;".Replace("&#x27;", "'"));
    }

    [Theory]
    [InlineData("events?before=x", "before must be a sequence number of 0 or more; it was 'x'.")]
    [InlineData("events?before=3&after=1", "Ask for the events after a sequence or for those before one, not for both.")]
    [InlineData("events?cut=99", "cut must be a number of 100 or more; it was '99'.")]
    [InlineData("search?q=a", "q must be the text to look for, of 2 to 200 characters.")]
    [InlineData("search?q=abc&after=-1", "after must be a sequence number of 0 or more; it was '-1'.")]
    public async Task What_cannot_be_answered_is_422_and_says_what_is_allowed(string path, string detail)
    {
        await using var app = await TranscriptsApp.StartAsync();
        var run = await app.RunAsync([]);
        using var answer = await app.Http.GetAsync($"/api/deliveries/{TranscriptsApp.Delivery}/runs/{run}/{path}");
        ((int)answer.StatusCode).ShouldBe(422);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString().ShouldBe(detail);
    }

    [Fact]
    public async Task An_event_that_is_not_there_is_404()
    {
        await using var app = await TranscriptsApp.StartAsync();
        var run = await app.RunAsync(["{}", ""]);
        foreach (var sequence in new[] { 0, 2, 3 })
        {
            using var answer = await app.Http.GetAsync(
                $"/api/deliveries/{TranscriptsApp.Delivery}/runs/{run}/events/{sequence}");
            ((int)answer.StatusCode).ShouldBe(404);
        }
    }

    private static async Task<Guid> RunAsync(TranscriptsApp app, List<OutputPiece> pieces)
    {
        var run = Guid.NewGuid();
        // In batches, as a worker sends them: a page then goes over several chunks.
        var sent = 0;
        foreach (var batch in pieces.Chunk(7))
        {
            await app.PrintAsync(run, sent + 1, batch);
            sent += batch.Length;
        }
        await app.FinishAsync(run, sent);
        await app.SummaryAsync(run);
        return run;
    }

    private static List<JsonElement> Events(JsonElement page) => [.. page.GetProperty("events").EnumerateArray()];

    private static List<long> Sequences(JsonElement page) =>
        [.. Events(page).Select(one => one.GetProperty("sequence").GetInt64())];

    private static int Hits(JsonElement found) => found.GetProperty("hits").GetArrayLength();
}
