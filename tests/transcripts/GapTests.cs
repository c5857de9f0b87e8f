using System.Text.Json;
using JakeOps.Contracts;

namespace JakeOps.Transcripts.Tests;

/// <summary>Output that comes late, or never.</summary>
public class GapTests
{
    private static readonly string[] Soon =
        ["--Transcripts:MissingGrace", "00:00:00.2", "--Transcripts:SweepInterval", "00:00:00.05"];

    private static OutputPiece[] Numbered(int first, int last) =>
        [.. Enumerable.Range(first, last - first + 1)
            .Select(number => new OutputPiece($$"""{"type":"x","n":{{number}}}"""))];

    private static IEnumerable<string> Shown(JsonElement log) => log.GetProperty("events").EnumerateArray()
        .Select(shown => shown.TryGetProperty("n", out var number)
            ? number.ToString()
            : $"{shown.GetProperty("first_sequence")}..{shown.GetProperty("last_sequence")}");

    [Fact]
    public async Task Nothing_is_shown_past_a_gap_that_may_still_be_filled()
    {
        await using var app = await TranscriptsApp.StartAsync();
        var run = Guid.NewGuid();
        await app.PrintAsync(run, 1, Numbered(1, 2));
        await app.PrintAsync(run, 5, Numbered(5, 6));
        Shown(await app.GetAsync(run, "stream_log")).ShouldBe(["1", "2"]);
        await app.PrintAsync(run, 3, Numbered(3, 4));
        Shown(await app.GetAsync(run, "stream_log")).ShouldBe(["1", "2", "3", "4", "5", "6"]);
    }

    [Fact]
    public async Task Output_that_stays_missing_is_shown_as_a_gap_and_completed_when_it_comes_after_all()
    {
        await using var app = await TranscriptsApp.StartAsync(Soon);
        var run = Guid.NewGuid();
        await app.PrintAsync(run, 2, Numbered(2, 3));
        await app.PrintAsync(run, 6, Numbered(6, 6));
        await app.FinishAsync(run, 8);
        (await app.SummaryAsync(run)).Complete.ShouldBeFalse();
        Shown(await app.GetAsync(run, "stream_log")).ShouldBe(["1..1", "2", "3", "4..5", "6", "7..8"]);

        await app.PrintAsync(run, 4, Numbered(4, 5));
        Shown(await app.GetAsync(run, "stream_log")).ShouldBe(["1..1", "2", "3", "4", "5", "6", "7..8"]);
        await app.PrintAsync(run, 7, Numbered(7, 8));
        await app.PrintAsync(run, 1, Numbered(1, 1));
        var whole = await app.GetAsync(run, "events");
        whole.GetProperty("complete").GetBoolean().ShouldBeTrue();
        whole.GetProperty("events").GetArrayLength().ShouldBe(8);
        app.Summaries.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Output_that_fills_the_gap_in_time_makes_the_summary_complete()
    {
        await using var app = await TranscriptsApp.StartAsync(
            "--Transcripts:MissingGrace", "1.00:00:00", "--Transcripts:SweepInterval", "00:00:00.05");
        var run = Guid.NewGuid();
        await app.PrintAsync(run, 2, Numbered(2, 3));
        await app.FinishAsync(run, 3);
        await app.PrintAsync(run, 1, Numbered(1, 1));
        (await app.SummaryAsync(run)).Complete.ShouldBeTrue();
    }

    [Fact]
    public async Task A_line_whose_end_never_came_is_shown_as_raw_text()
    {
        await using var app = await TranscriptsApp.StartAsync(Soon);
        var run = Guid.NewGuid();
        await app.PrintAsync(run, 1, new OutputPiece("{}"), new OutputPiece("{\"type\":", true));
        (await app.GetAsync(run, "events")).GetProperty("events").GetArrayLength().ShouldBe(1);
        await app.FinishAsync(run, 4);
        await app.SummaryAsync(run);
        var events = (await app.GetAsync(run, "stream_log")).GetProperty("events");
        events[1].GetRawText().ShouldBe("""{"type":"raw","text":"{\u0022type\u0022:"}""");
        events[2].GetProperty("type").GetString().ShouldBe("gap");
    }

    [Fact]
    public async Task A_live_stream_ends_although_output_stays_missing()
    {
        await using var app = await TranscriptsApp.StartAsync(Soon);
        var run = Guid.NewGuid();
        await app.SayRunningAsync(run);
        using var viewer = await Viewer.OpenAsync(app);
        await app.PrintAsync(run, 1, Numbered(1, 1));
        await app.FinishAsync(run, 2);
        var sent = await viewer.RestAsync();
        sent.Where(one => one.IsEvent).Select(one => one.Id).ShouldBe(["1", "2"]);
        sent[^1].IsDone.ShouldBeTrue();
    }
}
