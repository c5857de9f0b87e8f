using System.IO.Pipelines;
using JakeOps.Transcripts.Storage;

namespace JakeOps.Transcripts.Reading;

/// <summary>What the agent printed, byte by byte, as far as it is stored.</summary>
internal static class RawView
{
    private const int FlushBytes = 64 * 1024;

    public static async Task WriteAsync(Stream body, Execution run, PieceReader pieces, CancellationToken ct)
    {
        var output = PipeWriter.Create(body, new StreamPipeWriterOptions(leaveOpen: true));
        await foreach (var piece in pieces.ReadAsync(run.Id, 1, run.ReadableThrough, ct))
        {
            output.Write(LineAssembler.BytesOf(piece).Span);
            if (!piece.More) output.Write("\n"u8);
            if (output.UnflushedBytes >= FlushBytes) await output.FlushAsync(ct);
        }
        await output.CompleteAsync();
    }

    private static void Write(this PipeWriter output, ReadOnlySpan<byte> bytes) =>
        System.Buffers.BuffersExtensions.Write(output, bytes);
}
