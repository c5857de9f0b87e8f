using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace JakeOps.Transcripts.Reading;

/// <summary>A JSON answer that is sent while it is written, so that its length does not matter.</summary>
internal sealed class JsonBody(Stream body) : IAsyncDisposable
{
    private const int FlushBytes = 64 * 1024;

    private readonly Utf8JsonWriter _json =
        new(body, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public Utf8JsonWriter Json => _json;

    /// <summary>The agent's own JSON, as it came: parsing it anew could fail where it holds half characters.</summary>
    public void WriteRaw(ReadOnlyMemory<byte> json) => _json.WriteRawValue(json.Span, skipInputValidation: true);

    public void WriteRaw(JsonElement element) =>
        _json.WriteRawValue(JsonMarshal.GetRawUtf8Value(element), skipInputValidation: true);

    public void WriteTime(string name, DateTimeOffset? time)
    {
        if (time is { } at) _json.WriteString(name, at);
        else _json.WriteNull(name);
    }

    public void WriteNumber(string name, long? number)
    {
        if (number is { } value) _json.WriteNumber(name, value);
        else _json.WriteNull(name);
    }

    /// <summary>Waits for a reader that is slower than the database.</summary>
    public Task YieldAsync(CancellationToken ct) =>
        _json.BytesPending < FlushBytes ? Task.CompletedTask : _json.FlushAsync(ct);

    public ValueTask DisposeAsync() => _json.DisposeAsync();
}
