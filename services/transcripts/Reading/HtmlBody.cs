using System.IO.Pipelines;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace JakeOps.Transcripts.Reading;

/// <summary>An HTML answer that is sent while it is written.</summary>
internal sealed class HtmlBody(Stream body) : IAsyncDisposable
{
    private const int FlushBytes = 64 * 1024;

    private static readonly HtmlEncoder _encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly PipeWriter _output = PipeWriter.Create(body, new StreamPipeWriterOptions(leaveOpen: true));

    /// <summary>Our own markup.</summary>
    public HtmlBody Raw(string html)
    {
        Encoding.UTF8.GetBytes(html, _output);
        return this;
    }

    /// <summary>Anybody's text, escaped.</summary>
    public HtmlBody Text(string text) => Raw(_encoder.Encode(text));

    public ValueTask<FlushResult> YieldAsync(CancellationToken ct) =>
        _output.UnflushedBytes < FlushBytes ? default : _output.FlushAsync(ct);

    public ValueTask DisposeAsync() => _output.CompleteAsync();
}
