using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace JakeOps.Worker.Runner;

/// <summary>Cuts raw output into pieces: one for each line, several for a line that is too long for a frame, never
/// inside a character. What comes out holds every byte that went in.</summary>
internal sealed class PieceCutter
{
    /// <summary>Most bytes of a piece as JSON text; a frame has to hold it and its own fields.</summary>
    public const int PieceBytes = 60 * 1024;

    private const int RawBytes = 48 * 1024;
    private readonly byte[] _pending = new byte[2 * RawBytes];
    private int _count;
    private bool _inLine;

    /// <summary>Room for more bytes; tell <see cref="Filled"/> how many came.</summary>
    public Memory<byte> Room => _pending.AsMemory(_count);

    public void Filled(int count) => _count += count;

    /// <summary>The next piece and its size as JSON text; null until more bytes come. At the end the rest is a piece
    /// too.</summary>
    public (OutputPiece Piece, int Size)? Next(bool end)
    {
        var bytes = _pending.AsSpan(0, _count);
        var line = bytes.IndexOf((byte)'\n');
        var whole = line >= 0 ? line : end ? _count : -1;
        if (line < 0 && (end ? _count == 0 && !_inLine : _count <= RawBytes)) return null;

        var length = whole >= 0 && whole <= RawBytes ? whole : CutBefore(bytes, RawBytes);
        var text = Encode(bytes[..length]);
        while (text.Size > PieceBytes) text = Encode(bytes[..(length = CutBefore(bytes, length / 2))]);

        _inLine = length != whole;
        Drop(length + (length == line ? 1 : 0));
        return (new(text.Text, _inLine, text.Base64), text.Size);
    }

    private void Drop(int count)
    {
        _pending.AsSpan(count, _count - count).CopyTo(_pending);
        _count -= count;
    }

    private static (string Text, bool Base64, int Size) Encode(ReadOnlySpan<byte> bytes)
    {
        var base64 = !Utf8.IsValid(bytes);
        var text = base64 ? Convert.ToBase64String(bytes) : Encoding.UTF8.GetString(bytes);
        return (text, base64, JsonEncodedText.Encode(text, JavaScriptEncoder.Default).EncodedUtf8Bytes.Length);
    }

    /// <summary>A UTF-8 character has at most three bytes that continue it.</summary>
    private static int CutBefore(ReadOnlySpan<byte> bytes, int length)
    {
        var cut = length;
        while (cut > length - 3 && (bytes[cut] & 0xC0) == 0x80) cut--;
        return (bytes[cut] & 0xC0) == 0x80 ? length : cut;
    }
}
