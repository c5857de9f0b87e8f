using System.Text;
using System.Text.Json;
using JakeOps.Worker.Protocol;

namespace JakeOps.Transcripts.Reading;

/// <summary>A line of the agent's output, or a hole in it.</summary>
/// <param name="First">Sequence of its first piece.</param>
/// <param name="Last">Sequence of its last piece; the line's own id in every view.</param>
/// <param name="Utf8">The line's bytes; null for a hole.</param>
internal sealed record Line(long First, long Last, ReadOnlyMemory<byte>? Utf8)
{
    private AgentLine? _agentLine;
    private bool _read;

    /// <summary>Null where it is no JSON object.</summary>
    public AgentLine? AgentLine
    {
        get
        {
            if (!_read && Utf8 is { } utf8) _agentLine = AgentLine.Read(utf8);
            _read = true;
            return _agentLine;
        }
    }

    /// <summary>The line as one JSON object without line breaks; null for a blank line.</summary>
    public ReadOnlyMemory<byte>? Event()
    {
        if (Utf8 is not { } utf8) return Json(new { type = "gap", first_sequence = First, last_sequence = Last });
        if (AgentLine is not null) return WithoutBreaks(utf8);
        var text = Encoding.UTF8.GetString(utf8.Span);
        if (string.IsNullOrWhiteSpace(text)) return null;
        return Json(new { type = "raw", text });
    }

    private static byte[] Json(object value) => JsonSerializer.SerializeToUtf8Bytes(value);

    /// <summary>In JSON a bare line break only stands between two tokens; in an event stream it ends the line.</summary>
    private static ReadOnlyMemory<byte> WithoutBreaks(ReadOnlyMemory<byte> json)
    {
        if (json.Span.IndexOfAny((byte)'\r', (byte)'\n') < 0) return json;
        var copy = json.ToArray();
        copy.AsSpan().Replace((byte)'\r', (byte)' ');
        copy.AsSpan().Replace((byte)'\n', (byte)' ');
        return copy;
    }
}
