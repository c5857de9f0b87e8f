using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace JakeOps.Transcripts.Live;

/// <summary>Writes server-sent events. A reader that is slow makes the writer wait.</summary>
internal sealed class EventStream(Stream body, TimeProvider clock)
{
    private const int FlushBytes = 64 * 1024;

    private readonly PipeWriter _output = PipeWriter.Create(body, new StreamPipeWriterOptions(leaveOpen: true));
    private long _lastWrite = clock.GetTimestamp();

    /// <summary>Since something was written.</summary>
    public TimeSpan Silence => clock.GetElapsedTime(_lastWrite);

    public ValueTask<FlushResult> EventAsync(long? id, ReadOnlyMemory<byte> data, CancellationToken ct)
    {
        if (id is { } sequence) Write($"id: {sequence}\n");
        _output.Write("data: "u8);
        _output.Write(data.Span);
        _lastWrite = clock.GetTimestamp();
        _output.Write("\n\n"u8);
        return _output.UnflushedBytes < FlushBytes ? default : _output.FlushAsync(ct);
    }

    public ValueTask<FlushResult> CommentAsync(string text, CancellationToken ct)
    {
        Write($": {text}\n\n");
        _lastWrite = clock.GetTimestamp();
        return _output.FlushAsync(ct);
    }

    public ValueTask<FlushResult> DoneAsync(CancellationToken ct)
    {
        _output.Write("event: done\ndata: {}\n\n"u8);
        return _output.FlushAsync(ct);
    }

    public ValueTask<FlushResult> FlushAsync(CancellationToken ct) => _output.FlushAsync(ct);

    private void Write(string text) => _output.Write(Encoding.UTF8.GetBytes(text));
}
