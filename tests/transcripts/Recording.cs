using System.IO.Compression;
using System.Text;
using JakeOps.Contracts;

namespace JakeOps.Transcripts.Tests;

/// <summary>Output of the real agent CLI, and how a worker cuts it into pieces.</summary>
internal static class Recording
{
    public static string[] Lines(string name) => Encoding.UTF8.GetString(Bytes(name)).TrimEnd('\n').Split('\n');

    public static byte[] Bytes(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "data", name);
        if (!name.EndsWith(".gz", StringComparison.Ordinal)) return File.ReadAllBytes(path);
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }

    public static List<OutputPiece> Pieces(IEnumerable<string> lines, int longest = 48 * 1024) =>
        [.. lines.SelectMany(line => Cut(line, longest))];

    /// <summary>As a worker does with bytes that are not UTF-8.</summary>
    public static List<OutputPiece> Base64Pieces(byte[] line, int longest) =>
        [.. line.Chunk(longest).Select((part, index) =>
            new OutputPiece(Convert.ToBase64String(part), (index + 1) * longest < line.Length, true))];

    private static IEnumerable<OutputPiece> Cut(string line, int longest)
    {
        if (line.Length == 0) yield return new("");
        for (var start = 0; start < line.Length;)
        {
            var end = Math.Min(line.Length, start + longest);
            if (end < line.Length && char.IsHighSurrogate(line[end - 1])) end++;
            yield return new(line[start..end], end < line.Length);
            start = end;
        }
    }
}
