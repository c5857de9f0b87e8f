using System.Runtime.CompilerServices;
using JakeOps.Contracts;

namespace JakeOps.Delivery;

/// <summary>Lines of an agent in batches as a worker would send them.</summary>
internal static class OutputLines
{
    private const int MaxPieces = 200;
    private const int MaxPieceChars = 16 * 1024;
    private const int MaxBatchChars = 512 * 1024;

    public static async IAsyncEnumerable<IReadOnlyList<OutputPiece>> ReadAsync(
        TextReader lines, [EnumeratorCancellation] CancellationToken ct)
    {
        var (batch, size) = (new List<OutputPiece>(), 0);
        while (await lines.ReadLineAsync(ct) is { } line)
            foreach (var piece in Split(line))
            {
                batch.Add(piece);
                size += piece.Text.Length;
                if (batch.Count < MaxPieces && size < MaxBatchChars) continue;
                yield return batch;
                (batch, size) = ([], 0);
            }
        if (batch.Count > 0) yield return batch;
    }

    private static IEnumerable<OutputPiece> Split(string line)
    {
        var start = 0;
        while (line.Length - start > MaxPieceChars)
        {
            // Half of a surrogate pair is no text.
            var length = char.IsHighSurrogate(line[start + MaxPieceChars - 1]) ? MaxPieceChars - 1 : MaxPieceChars;
            yield return new(line.Substring(start, length), More: true);
            start += length;
        }
        yield return new(line[start..]);
    }
}
