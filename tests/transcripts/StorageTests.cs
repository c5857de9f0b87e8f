using System.Text;
using JakeOps.Contracts;
using JakeOps.Tests.Support;

namespace JakeOps.Transcripts.Tests;

/// <summary>Whatever arrives how often and in which order: the same bytes come out.</summary>
public class StorageTests
{
    [Fact]
    public async Task Any_split_of_a_recording_shuffled_and_repeated_comes_back_byte_for_byte()
    {
        await using var app = await TranscriptsApp.StartAsync();
        TestContext.Current.TestOutputHelper?.WriteLine(Seed.Hint);
        var random = new Random(Seed.Value);
        string[] names = ["work.jsonl", "agent.jsonl", "parallel.jsonl", "denied-default.jsonl", "agent-bg.jsonl"];
        foreach (var name in names)
        {
            var execution = Guid.NewGuid();
            var pieces = Recording.Pieces(Recording.Lines(name), random.Next(100, 3000));
            foreach (var batch in RandomBatches(pieces.Count, random))
                await app.PrintAsync(execution, batch.First, pieces[((int)batch.First - 1)..(int)batch.Last]);
            await app.FinishAsync(execution, pieces.Count);
            (await app.RawAsync(execution)).ShouldBe(Recording.Bytes(name), $"{name} with {Seed.Hint}");
            var summary = await app.SummaryAsync(execution);
            summary.Complete.ShouldBeTrue();
            summary.Usage.CostUsd.ShouldBeGreaterThan(0);
        }
    }

    /// <summary>A cover of 1..count: consecutive cuts, plus random overlapping ranges, shuffled, some twice.</summary>
    private static List<(long First, long Last)> RandomBatches(int count, Random random)
    {
        var batches = new List<(long First, long Last)>();
        for (long first = 1; first <= count;)
        {
            var last = Math.Min(count, first + random.Next(0, 9));
            batches.Add((first, last));
            first = last + 1;
        }
        for (var extra = 0; extra < 8; extra++)
        {
            var first = random.Next(1, count + 1);
            batches.Add((first, Math.Min(count, first + random.Next(0, 30))));
            batches.Add(batches[random.Next(batches.Count)]);
        }
        var shuffled = batches.ToArray();
        random.Shuffle(shuffled);
        return [.. shuffled];
    }

    [Fact]
    public async Task Two_replicas_that_store_the_same_batches_at_once_store_them_once()
    {
        using var folder = new TempFolder();
        await using var one = await TranscriptsApp.ReplicaAsync(folder);
        await using var other = await TranscriptsApp.ReplicaAsync(folder);
        var execution = Guid.NewGuid();
        var pieces = Recording.Pieces(Recording.Lines("work.jsonl"));
        var both = new[] { one, other }.SelectMany(app => Enumerable.Range(0, pieces.Count)
            .Select(index => app.PrintAsync(execution, index + 1, pieces[index..Math.Min(index + 4, pieces.Count)])));
        await Task.WhenAll(both);
        await one.FinishAsync(execution, pieces.Count);
        (await other.RawAsync(execution)).ShouldBe(Recording.Bytes("work.jsonl"));
        // Either replica's relay may publish what their one outbox holds.
        await Eventually.TrueAsync(() => one.Summaries.Concat(other.Summaries).Any());
        one.Summaries.Concat(other.Summaries).ShouldHaveSingleItem().Usage.Turns.ShouldBe(7);
    }

    [Fact]
    public async Task A_line_of_five_megabytes_in_pieces_comes_back_whole()
    {
        await using var app = await TranscriptsApp.StartAsync();
        var line = """{"type":"user","message":{"content":"LETTERS"}}""".Replace("LETTERS", Letters(5_000_000));
        var execution = await PrintInBatchesAsync(app, Recording.Pieces([line, """{"type":"x"}"""]));
        (await app.RawAsync(execution)).ShouldBe(Encoding.UTF8.GetBytes(line + "\n{\"type\":\"x\"}\n"));
        var events = (await app.GetAsync(execution, "stream_log")).GetProperty("events");
        events[0].GetRawText().ShouldBe(line);
        events.GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Recorded_lines_of_megabytes_come_back_whole()
    {
        await using var app = await TranscriptsApp.StartAsync();
        foreach (var name in new[] { "bigline.jsonl.gz", "long.jsonl.gz" })
        {
            var execution = await PrintInBatchesAsync(app, Recording.Pieces(Recording.Lines(name)));
            Encoding.UTF8.GetString(await app.RawAsync(execution)).TrimEnd('\n')
                .ShouldBe(Encoding.UTF8.GetString(Recording.Bytes(name)).TrimEnd('\n'));
            (await app.SummaryAsync(execution)).Model.ShouldBe("claude-opus-5-5");
        }
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_come_back_as_they_were_and_are_shown_as_raw_text()
    {
        await using var app = await TranscriptsApp.StartAsync();
        byte[] line = [0xff, 0xfe, 0x00, (byte)'a', 0xc3];
        var execution = await PrintInBatchesAsync(
            app, [.. Recording.Base64Pieces(line, 2), new("not base64!", false, true)]);
        (await app.RawAsync(execution)).ShouldBe([.. line, (byte)'\n', .. "not base64!\n"u8]);
        var events = (await app.GetAsync(execution, "stream_log")).GetProperty("events");
        events[0].GetProperty("type").GetString().ShouldBe("raw");
        events[0].GetProperty("text").GetString().ShouldBe(Encoding.UTF8.GetString(line));
        events[1].GetProperty("text").GetString().ShouldBe("not base64!");
    }

    [Fact]
    public async Task A_json_line_in_base64_pieces_is_an_event_like_any_other()
    {
        await using var app = await TranscriptsApp.StartAsync();
        var execution = await PrintInBatchesAsync(
            app, Recording.Base64Pieces("""{"type":"system","text":"größer"}"""u8.ToArray(), 7));
        var events = (await app.GetAsync(execution, "stream_log")).GetProperty("events");
        events.GetArrayLength().ShouldBe(1);
        events[0].GetProperty("text").GetString().ShouldBe("größer");
    }

    [Fact]
    public async Task Garbage_is_kept_and_shown_as_raw_text()
    {
        await using var app = await TranscriptsApp.StartAsync();
        string[] lines = ["Segmentation fault", """{"type":"assistant","mess""", "[1,2]", "", "\u001b[31mred\0", "{}"];
        var execution = await app.RunAsync(lines);
        var printed = string.Concat(lines.Select(line => line + "\n"));
        (await app.RawAsync(execution)).ShouldBe(Encoding.UTF8.GetBytes(printed));
        var events = (await app.GetAsync(execution, "stream_log")).GetProperty("events").EnumerateArray().ToList();
        events.Select(shown => shown.TryGetProperty("text", out var text) ? text.GetString() : "an object")
            .ShouldBe([lines[0], lines[1], lines[2], lines[4], "an object"]);
        (await app.SummaryAsync(execution)).Usage.ShouldBe(new(0, 0, 0, 0, 0, 0, 0));
    }

    [Fact]
    public async Task Output_beyond_the_limits_is_cut_off_and_said_to_be()
    {
        await using var app = await TranscriptsApp.StartAsync(
            "--Transcripts:MaxPieces", "3", "--Transcripts:MaxBytes", "1000");
        var many = await app.RunAsync(["{}", "{}", "{}", "{}", "{}"]);
        (await app.SummaryAsync(many)).Complete.ShouldBeFalse();
        (await app.GetAsync(many, "stream_log")).GetProperty("events").EnumerateArray().Last().GetRawText()
            .ShouldBe("""{"type":"gap","first_sequence":4,"last_sequence":5}""");
        var large = await app.RunAsync(["{}", Letters(2000)]);
        (await app.SummaryAsync(large)).Complete.ShouldBeFalse();
        (await app.RawAsync(large)).ShouldBe("{}\n"u8.ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-7)]
    [InlineData(long.MaxValue)]
    public async Task A_sequence_that_cannot_be_is_refused_and_blocks_nothing(long first)
    {
        await using var app = await TranscriptsApp.StartAsync();
        var execution = Guid.NewGuid();
        await app.PrintAsync(execution, first, new OutputPiece("{}"));
        await app.PrintAsync(execution, 1, new OutputPiece("""{"type":"x"}"""));
        (await app.RawAsync(execution)).ShouldBe("{\"type\":\"x\"}\n"u8.ToArray());
    }

    private static async Task<Guid> PrintInBatchesAsync(TranscriptsApp app, List<OutputPiece> pieces)
    {
        var execution = Guid.NewGuid();
        for (var first = 0; first < pieces.Count; first += 4)
            await app.PrintAsync(execution, first + 1, pieces[first..Math.Min(first + 4, pieces.Count)]);
        await app.FinishAsync(execution, pieces.Count);
        return execution;
    }

    private static string Letters(int count) =>
        string.Concat(Enumerable.Repeat("letters of ünïcode 🙂 ", count / 22));
}
