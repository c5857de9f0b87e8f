using System.Buffers;

namespace JakeOps.Worker.Runner;

/// <summary>Puts lines together from whatever portions they arrive in. A line beyond the limit is passed over, so that
/// memory stays bounded; it is in the output all the same.</summary>
internal sealed class LineReader(Action<ReadOnlyMemory<byte>> line, int limit = 32 * 1024 * 1024)
{
    private readonly ArrayBufferWriter<byte> _pending = new();
    private bool _tooLong;

    public void Feed(ReadOnlySpan<byte> bytes)
    {
        for (int end; (end = bytes.IndexOf((byte)'\n')) >= 0; bytes = bytes[(end + 1)..])
        {
            Add(bytes[..end]);
            Complete();
        }
        Add(bytes);
    }

    /// <summary>Ends the line that is under way, also without a line feed.</summary>
    public void Complete()
    {
        if (!_tooLong && _pending.WrittenCount > 0) line(_pending.WrittenMemory);
        _pending.ResetWrittenCount();
        _tooLong = false;
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        _tooLong |= _pending.WrittenCount + bytes.Length > limit;
        if (!_tooLong) _pending.Write(bytes);
    }
}
