namespace JakeOps.Worker;

/// <summary>Output frames that were cut and not acknowledged yet: no more than the protocol allows. What comes after
/// them waits on the disk.</summary>
/// <param name="safe">The highest sequence that was acknowledged before.</param>
internal sealed class Unacknowledged(long safe)
{
    private readonly SemaphoreSlim _room = new(Wire.UnacknowledgedFrames);
    private readonly Queue<Output> _frames = new();
    private readonly Lock _lock = new();

    public IReadOnlyList<Output> Frames { get { lock (_lock) return [.. _frames]; } }

    /// <summary>The highest sequence of all that were added.</summary>
    public long Last { get; private set; } = safe;

    public Task RoomAsync(CancellationToken cancel) => _room.WaitAsync(cancel);

    public void Add(Output frame)
    {
        Last = frame.LastSequence;
        lock (_lock) _frames.Enqueue(frame);
    }

    /// <summary>Drops what is safe with the servers now; of a frame that is only partly safe the rest stays.</summary>
    public void Drop(long sequence)
    {
        lock (_lock)
        {
            for (; _frames.TryPeek(out var frame) && frame.LastSequence <= sequence; _room.Release()) _frames.Dequeue();
            if (!_frames.TryPeek(out var first) || first.FirstSequence > sequence) return;
            var safe = (int)(sequence + 1 - first.FirstSequence);
            Output[] rest = [first with { FirstSequence = sequence + 1, Pieces = [.. first.Pieces.Skip(safe)] }, .. _frames.Skip(1)];
            _frames.Clear();
            foreach (var frame in rest) _frames.Enqueue(frame);
        }
    }
}
