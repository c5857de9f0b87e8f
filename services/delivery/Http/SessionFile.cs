using System.Runtime.CompilerServices;
using JakeOps.Contracts;

namespace JakeOps.Delivery;

/// <summary>The agent CLI's own record of an interactive session.</summary>
internal static class SessionFile
{
    public const long MaxBytes = 64 * 1024 * 1024;
    private const int MaxPieces = 200;
    private const int MaxPieceChars = 16 * 1024;
    private const int MaxBatchChars = 512 * 1024;

    public static FileInfo? Find(Guid session)
    {
        var config = Environment.GetEnvironmentVariable("CLAUDE_CONFIG_DIR") is { Length: > 0 } set
            ? set
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".claude");
        var projects = new DirectoryInfo(Path.Combine(config, "projects"));
        return !projects.Exists ? null : projects.EnumerateDirectories()
            .Select(project => new FileInfo(Path.Combine(project.FullName, $"{session:D}.jsonl")))
            .FirstOrDefault(file => file is { Exists: true, LinkTarget: null });
    }

    /// <summary>Its lines in batches as a worker would send them.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<OutputPiece>> ReadAsync(
        FileInfo file, [EnumeratorCancellation] CancellationToken ct)
    {
        var (batch, size) = (new List<OutputPiece>(), 0);
        await foreach (var line in File.ReadLinesAsync(file.FullName, ct))
            foreach (var piece in Split(line))
            {
                batch.Add(piece);
                size += piece.Text.Length;
                if (batch.Count < MaxPieces && size < MaxBatchChars) continue;
                yield return batch;
                (batch, size) = ([], 0);
            }
        if (batch.Count > 0) yield return batch;
    }

    private static IEnumerable<OutputPiece> Split(string line)
    {
        var start = 0;
        while (line.Length - start > MaxPieceChars)
        {
            // Half of a surrogate pair is no text.
            var length = char.IsHighSurrogate(line[start + MaxPieceChars - 1]) ? MaxPieceChars - 1 : MaxPieceChars;
            yield return new(line.Substring(start, length), More: true);
            start += length;
        }
        yield return new(line[start..]);
    }
}
