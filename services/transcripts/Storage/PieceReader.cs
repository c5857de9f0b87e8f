using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Transcripts.Storage;

/// <summary>Reads stored pieces in order, a few chunks at a time: its caller's pace is the database's pace.</summary>
internal sealed class PieceReader(TranscriptsDbContext db)
{
    private const int ChunksAtOnce = 16;

    public async IAsyncEnumerable<StoredPiece> ReadAsync(
        Guid execution, long first, long last, [EnumeratorCancellation] CancellationToken ct)
    {
        while (first <= last)
        {
            var chunks = await db.Chunks.AsNoTracking()
                .Where(chunk => chunk.ExecutionId == execution && chunk.FirstSequence > first - Chunk.MaxPieces
                    && chunk.FirstSequence <= last && chunk.LastSequence >= first)
                .OrderBy(chunk => chunk.FirstSequence).Take(ChunksAtOnce).ToListAsync(ct);
            foreach (var piece in chunks.SelectMany(PieceCodec.Unpack))
                if (piece.Sequence >= first && piece.Sequence <= last) yield return piece;
            if (chunks.Count < ChunksAtOnce) yield break;
            first = chunks[^1].LastSequence + 1;
        }
    }
}
