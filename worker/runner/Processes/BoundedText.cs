using System.Buffers;

namespace JakeOps.Worker.Runner;

/// <summary>Reads a stream to its end and keeps no more than a limit of it: the child is never blocked.</summary>
internal static class BoundedText
{
    public static async Task<(string Text, bool Cut)> ReadAsync(Stream stream, int limit, CancellationToken cancel)
    {
        using var kept = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(32 * 1024);
        var cut = false;
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, cancel)) > 0)
            {
                var room = (int)Math.Min(read, limit - kept.Length);
                kept.Write(buffer, 0, room);
                cut |= room < read;
            }
        }
        finally { ArrayPool<byte>.Shared.Return(buffer); }
        return (Encoding.UTF8.GetString(kept.GetBuffer(), 0, WholeCharacters(kept, cut)), cut);
    }

    private static int WholeCharacters(MemoryStream kept, bool cut)
    {
        var end = (int)kept.Length;
        if (!cut) return end;
        var bytes = kept.GetBuffer();
        var start = end;
        while (start > 0 && end - start < 3 && (bytes[start - 1] & 0xC0) == 0x80) start--;
        return start > 0 && bytes[start - 1] >= 0xC0 ? start - 1 : end;
    }
}
