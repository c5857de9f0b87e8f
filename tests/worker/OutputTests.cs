using System.Text;
using JakeOps.Worker.Protocol;

namespace JakeOps.Worker.Tests;

public sealed class OutputTests : IDisposable
{
    private readonly LocalMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task A_line_is_a_piece_and_the_last_one_needs_no_line_feed()
    {
        var pieces = await PiecesAsync("one\n\nthree\r\nlast"u8.ToArray());

        pieces.ShouldBe([new("one"), new(""), new("three\r"), new("last")]);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("\"")]
    [InlineData("é")]
    [InlineData("語")]
    [InlineData("😀")]
    [InlineData("\u0001")]
    public async Task A_long_line_is_split_between_characters_and_put_together_again(string character)
    {
        var line = string.Concat(Enumerable.Repeat(character, 200_000)) + "\nshort\n";

        var pieces = await PiecesAsync(Encoding.UTF8.GetBytes(line));

        Encoding.UTF8.GetString(RunSeen.Join(pieces)).ShouldBe(line.TrimEnd('\n'));
        pieces[..^2].ShouldAllBe(piece => piece.More && !piece.Base64);
        pieces[^2].More.ShouldBeFalse();
        pieces[^1].ShouldBe(new("short"));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_travel_as_base64()
    {
        var noise = new byte[300_000];
        new Random(7).NextBytes(noise);
        byte[] bytes = [.. "before\n"u8, .. noise, .. "\nafter"u8];

        var pieces = await PiecesAsync(bytes);

        RunSeen.Join(pieces).ShouldBe(bytes);
        pieces[0].ShouldBe(new("before"));
        pieces[^1].ShouldBe(new("after"));
        pieces.ShouldContain(piece => piece.Base64);
    }

    [Fact]
    public async Task Every_batch_fits_a_frame_and_the_numbers_have_no_gap()
    {
        var random = new Random(11);
        var text = new StringBuilder();
        for (var line = 0; line < 3000; line++) text.Append(new string("a\"é\u0002"[random.Next(4)],
            random.Next(400))).Append('\n');
        text.Append(new string('"', 500_000));

        var batches = await BatchesAsync(Encoding.UTF8.GetBytes(text.ToString()));

        var next = 1L;
        foreach (var batch in batches)
        {
            batch.FirstSequence.ShouldBe(next);
            batch.Pieces.Count.ShouldBeInRange(1, 200);
            Wire.Write(new Output(Guid.NewGuid(), int.MaxValue, batch.FirstSequence, batch.Pieces)).Length
                .ShouldBeLessThanOrEqualTo(Wire.OutputFrameBytes);
            next += batch.Pieces.Count;
        }
    }

    [Fact]
    public async Task A_line_of_5_MB_arrives_whole()
    {
        _machine.WithAgent("""
            printf '{"type":"result","subtype":"success","is_error":false,"num_turns":1,"result":"'
            head -c 5000000 /dev/zero | tr '\0' 'z'
            echo '"}'
            """);

        var seen = await _machine.RunAsync();

        seen.Result.Outcome.ShouldBe(Outcomes.Succeeded);
        seen.Result.ResultText!.Length.ShouldBe(5_000_000);
        seen.Output.Length.ShouldBeGreaterThan(5_000_000);
        seen.Pieces.Count(piece => !piece.More).ShouldBe(1);
    }

    [Fact]
    public async Task Output_comes_while_the_agent_still_runs()
    {
        var go = _machine.InFolder("go");
        _machine.WithAgent($"""
            echo '{"{"}"type":"system"{"}"}'
            until [ -e '{go}' ]; do sleep 0.05; done
            """);

        await foreach (var one in _machine.Adapter.RunAsync(_machine.Request(), default))
            if (one is ExecutionPrinted) await File.WriteAllTextAsync(go, "");

        File.Exists(go).ShouldBeTrue();
    }

    private async Task<List<OutputPiece>> PiecesAsync(byte[] bytes) =>
        [.. (await BatchesAsync(bytes)).SelectMany(batch => batch.Pieces)];

    /// <summary>Written in portions of odd sizes while it is read.</summary>
    private async Task<List<ExecutionPrinted>> BatchesAsync(byte[] bytes)
    {
        using var spool = new OutputSpool(_machine.InFolder("output"));
        var writing = Task.Run(() =>
        {
            for (var at = 0; at < bytes.Length; at += 7919) spool.Append(bytes.AsSpan(at,
                Math.Min(7919, bytes.Length - at)));
            spool.Complete();
        });
        var batches = new List<ExecutionPrinted>();
        await foreach (var batch in spool.ReadAsync()) batches.Add(batch);
        await writing;
        spool.LastSequence.ShouldBe(batches.Sum(batch => batch.Pieces.Count));
        return batches;
    }
}
