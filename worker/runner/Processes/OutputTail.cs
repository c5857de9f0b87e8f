namespace JakeOps.Worker.Runner;

/// <summary>The last bytes of a stream that is otherwise thrown away, for an error sentence.</summary>
internal sealed class OutputTail(int limit = 4096)
{
    private readonly Lock _lock = new();
    private byte[] _bytes = [];

    public void Append(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            var last = bytes[^Math.Min(bytes.Length, limit)..];
            var kept = _bytes.AsSpan()[^Math.Min(_bytes.Length, limit - last.Length)..];
            _bytes = [.. kept, .. last];
        }
    }

    public override string ToString()
    {
        lock (_lock) return Encoding.UTF8.GetString(_bytes).Trim();
    }
}
