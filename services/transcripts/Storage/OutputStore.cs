using System.Text;
using JakeOps.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.Transcripts.Storage;

/// <summary>Stores a batch: what of it is new, as chunks. Every piece once, whatever arrives how often.</summary>
internal sealed class OutputStore(
    TranscriptsDbContext db, IOptions<TranscriptsOptions> options, ILogger<OutputStore> log)
{
    /// <summary>True when a line became whole by it.</summary>
    public async Task<bool> StoreAsync(Execution execution, ExecutionOutput batch, CancellationToken ct)
    {
        var first = batch.FirstSequence;
        var last = Math.Min(first + batch.Pieces.Count - 1, options.Value.MaxPieces);
        if (last < first + batch.Pieces.Count - 1) CutOff(execution, last + 1);
        foreach (var (from, to) in Ranges.Free(first, last, await StoredAsync(execution.Id, first, last, ct)))
            foreach (var range in Ranges.Split(from, to, sequence => Size(batch.Pieces[(int)(sequence - first)])))
                if (!Add(execution, batch, range)) return await ReachAsync(execution, ct);
        return await ReachAsync(execution, ct);
    }

    private Task<List<SequenceRange>> StoredAsync(Guid id, long first, long last, CancellationToken ct) =>
        db.Chunks.Where(chunk => chunk.ExecutionId == id && chunk.FirstSequence > first - Chunk.MaxPieces
                && chunk.FirstSequence <= last && chunk.LastSequence >= first)
            .OrderBy(chunk => chunk.FirstSequence)
            .Select(chunk => new SequenceRange(chunk.FirstSequence, chunk.LastSequence)).ToListAsync(ct);

    /// <summary>False where the limit is reached; what fits of the range is stored.</summary>
    private bool Add(Execution execution, ExecutionOutput batch, SequenceRange range)
    {
        var (all, room) = ((int)(range.Last - range.First + 1), options.Value.MaxBytes - execution.Bytes);
        var pieces = batch.Pieces.Skip((int)(range.First - batch.FirstSequence)).Take(all)
            .TakeWhile(piece => (room -= Size(piece)) >= 0).ToList();
        if (pieces.Count < all) CutOff(execution, range.First + pieces.Count);
        if (pieces.Count == 0) return false;
        var last = range.First + pieces.Count - 1;
        db.Chunks.Add(new()
        {
            Organization = execution.Organization, ExecutionId = execution.Id,
            FirstSequence = range.First, LastSequence = last,
            EndsLine = pieces.Any(piece => !piece.More), Pieces = PieceCodec.Pack(pieces),
        });
        execution.Store(last, pieces.Sum(piece => (long)Size(piece)));
        return pieces.Count == all;
    }

    /// <summary>Follows the chunks from where all was stored so far to the next gap.</summary>
    private async Task<bool> ReachAsync(Execution execution, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var (through, endsLine) = (execution.StoredThrough, false);
        var next = db.Chunks.Where(chunk => chunk.ExecutionId == execution.Id && chunk.FirstSequence > through)
            .OrderBy(chunk => chunk.FirstSequence)
            .Select(chunk => new { chunk.FirstSequence, chunk.LastSequence, chunk.EndsLine });
        await foreach (var chunk in next.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (chunk.FirstSequence != through + 1) break;
            (through, endsLine) = (chunk.LastSequence, endsLine || chunk.EndsLine);
        }
        execution.Reach(through);
        return endsLine;
    }

    private void CutOff(Execution execution, long sequence)
    {
        if (!execution.Cut) log.OutputCut(execution.Id, sequence);
        execution.CutOff();
    }

    private static int Size(OutputPiece piece) => Encoding.UTF8.GetByteCount(piece.Text);
}
