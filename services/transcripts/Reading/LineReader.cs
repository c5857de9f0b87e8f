using System.Runtime.CompilerServices;
using JakeOps.Transcripts.Storage;
using Microsoft.Extensions.Options;

namespace JakeOps.Transcripts.Reading;

/// <summary>Reads an execution's lines in order, from the database at the pace of whoever reads them.</summary>
internal sealed class LineReader(PieceReader pieces, IOptions<TranscriptsOptions> options)
{
    /// <summary>The lines after <paramref name="after"/> as far as they can be read now. Of an execution that is closed
    /// also the rest: holes where pieces never came, a last line without an end.</summary>
    public IAsyncEnumerable<Line> ReadAsync(Execution execution, long after, CancellationToken ct) =>
        ReadAsync(execution, after, execution.LinesThrough, execution.Closed, ct);

    /// <param name="toTheEnd">Nothing more will come: name the holes and the unfinished line.</param>
    public async IAsyncEnumerable<Line> ReadAsync(
        Execution execution, long after, long through, bool toTheEnd, [EnumeratorCancellation] CancellationToken ct)
    {
        var assembler = new LineAssembler(options.Value.MaxLineBytes);
        var (next, insideLine) = (after + 1, false);
        // The piece before tells whether `after` stands inside a line; that line is not an event any more.
        await foreach (var piece in pieces.ReadAsync(execution.Id, Math.Max(after, 1), through, ct))
        {
            if (piece.Sequence <= after) { insideLine = piece.More; continue; }
            if (piece.Sequence > next)
            {
                if (assembler.End() is { } torn) yield return torn;
                yield return new(next, piece.Sequence - 1, null);
                insideLine = false;
            }
            next = piece.Sequence + 1;
            if (insideLine) { insideLine = piece.More; continue; }
            if (assembler.Add(piece) is { } line) yield return line;
        }
        if (!toTheEnd) yield break;
        if (assembler.End() is { } unfinished) yield return unfinished;
        if (execution.LastSequence is { } last && last >= next) yield return new(next, last, null);
    }
}
