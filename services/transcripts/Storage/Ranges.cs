namespace JakeOps.Transcripts.Storage;

/// <summary>Sequences from the first to the last, both included.</summary>
internal readonly record struct SequenceRange(long First, long Last);

internal static class Ranges
{
    /// <summary>What of first..last is not <paramref name="taken"/> (ordered, without overlaps).</summary>
    public static IEnumerable<SequenceRange> Free(long first, long last, IEnumerable<SequenceRange> taken)
    {
        foreach (var range in taken)
        {
            if (range.First > first) yield return new(first, range.First - 1);
            first = Math.Max(first, range.Last + 1);
        }
        if (first <= last) yield return new(first, last);
    }

    /// <summary>Cuts first..last so that no part is larger than a chunk may be.</summary>
    public static IEnumerable<SequenceRange> Split(long first, long last, Func<long, int> sizeOf)
    {
        var (start, bytes) = (first, 0);
        for (var sequence = first; sequence <= last; sequence++)
        {
            var size = sizeOf(sequence);
            if (sequence > start && (bytes + size > Chunk.MaxBytes || sequence - start == Chunk.MaxPieces))
            {
                yield return new(start, sequence - 1);
                (start, bytes) = (sequence, 0);
            }
            bytes += size;
        }
        if (start <= last) yield return new(start, last);
    }
}
