using System.Text.Json;

namespace JakeOps.Gateway.Audit;

/// <summary>Lets an answer through as it comes, and keeps the beginning of an error's text.</summary>
internal sealed class RefusalReader(HttpResponse response, Stream inner) : Stream
{
    private const int Most = 16 * 1024;

    private MemoryStream? _kept;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The sentence of the problem details, where the answer is one.</summary>
    public string? Refusal()
    {
        if (_kept is not { Length: > 0 and < Most }) return null;
        try
        {
            using var document = JsonDocument.Parse(_kept.ToArray());
            var detail = document.RootElement.TryGetProperty("detail", out var found) ? found.GetString() : null;
            return detail is { Length: > AuditEntry.MaxRefusal } ? detail[..AuditEntry.MaxRefusal] : detail;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException) { return null; }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Keep(buffer.Span);
        await inner.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count)
    {
        Keep(buffer.AsSpan(offset, count));
        inner.Write(buffer, offset, count);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (response.StatusCode < 400 || response.ContentType?.Contains("json", StringComparison.Ordinal) is not true) return;
        _kept ??= new();
        _kept.Write(bytes[..(int)Math.Min(bytes.Length, Most - _kept.Length)]);
    }
}
