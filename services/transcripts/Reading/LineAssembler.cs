using System.Buffers;
using System.Buffers.Text;
using JakeOps.Transcripts.Storage;

namespace JakeOps.Transcripts.Reading;

/// <summary>Puts lines together from pieces that come in order. Holds one line, and of that a limited part.</summary>
internal sealed class LineAssembler(int maxLineBytes)
{
    private readonly MemoryStream _line = new();
    private long _first;
    private long _last;

    /// <summary>The line that ends with this piece, if one does.</summary>
    public Line? Add(StoredPiece piece)
    {
        var bytes = BytesOf(piece);
        if (_first == 0 && !piece.More) return new(piece.Sequence, piece.Sequence, Limited(bytes));
        if (_first == 0) _first = piece.Sequence;
        _last = piece.Sequence;
        _line.Write(bytes.Span[..(int)Math.Min(bytes.Length, maxLineBytes - _line.Length)]);
        return piece.More ? null : End();
    }

    /// <summary>What there is of a line whose end will not come.</summary>
    public Line? End()
    {
        if (_first == 0) return null;
        var line = new Line(_first, _last, _line.ToArray());
        _line.SetLength(0);
        _first = 0;
        return line;
    }

    public static ReadOnlyMemory<byte> BytesOf(StoredPiece piece)
    {
        if (!piece.Base64) return piece.Text;
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(piece.Text.Length)];
        // What calls itself base64 and is not is kept as it came.
        return Base64.DecodeFromUtf8(piece.Text.Span, bytes, out _, out var length) == OperationStatus.Done
            ? bytes.AsMemory(0, length) : piece.Text;
    }

    private ReadOnlyMemory<byte> Limited(ReadOnlyMemory<byte> bytes) => bytes[..Math.Min(bytes.Length, maxLineBytes)];
}
