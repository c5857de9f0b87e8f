using System.IO.Compression;
using System.Text;
using JakeOps.Contracts;

namespace JakeOps.Transcripts.Storage;

/// <summary>A piece as it is stored.</summary>
/// <param name="Text">UTF-8; base64 where <paramref name="Base64"/>.</param>
internal readonly record struct StoredPiece(long Sequence, ReadOnlyMemory<byte> Text, bool More, bool Base64);

/// <summary>Pieces as gzip of [length * 4 + flags, 7 bits a byte][UTF-8 text], one after the other. Lengths instead of
/// line ends, so that whatever a text holds comes back as it was.</summary>
internal static class PieceCodec
{
    private const int More = 1;
    private const int Base64 = 2;

    public static byte[] Pack(IEnumerable<OutputPiece> pieces)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        using (var writer = new BinaryWriter(gzip))
        {
            foreach (var piece in pieces)
            {
                var text = Encoding.UTF8.GetBytes(piece.Text);
                var flags = (piece.More ? More : 0) | (piece.Base64 ? Base64 : 0);
                writer.Write7BitEncodedInt64(((long)text.Length << 2) | (long)flags);
                writer.Write(text);
            }
        }
        return packed.ToArray();
    }

    public static IEnumerable<StoredPiece> Unpack(Chunk chunk)
    {
        using var gzip = new GZipStream(new MemoryStream(chunk.Pieces), CompressionMode.Decompress);
        using var reader = new BinaryReader(gzip);
        for (var sequence = chunk.FirstSequence; sequence <= chunk.LastSequence; sequence++)
        {
            var header = reader.Read7BitEncodedInt64();
            var text = reader.ReadBytes((int)(header >> 2));
            yield return new(sequence, text, (header & More) != 0, (header & Base64) != 0);
        }
    }
}
