using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace JakeOps.GitHubSync;

/// <summary>How many webhooks may come in, by source, and how much memory their bodies may take.</summary>
internal sealed class HookGate(IOptions<HookOptions> options) : IDisposable
{
    private const int Large = 1024 * 1024;

    private readonly PartitionedRateLimiter<string> _rate = PartitionedRateLimiter.Create<string, string>(source =>
        RateLimitPartition.GetFixedWindowLimiter(source, _ => new()
        {
            PermitLimit = options.Value.InTenSeconds, Window = TimeSpan.FromSeconds(10), QueueLimit = 0,
        }));

    private readonly SemaphoreSlim _large = new(options.Value.LargeAtOnce);

    /// <param name="sourceId">Of a source whose signature fitted.</param>
    public bool LetsIn(string sourceId)
    {
        using var lease = _rate.AttemptAcquire(sourceId);
        return lease.IsAcquired;
    }

    /// <summary>The whole body, or null when it is larger than it may be.</summary>
    public async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > options.Value.MaxBytes) return null;
        if (request.ContentLength <= Large) return await ReadAllAsync(request, ct);
        await _large.WaitAsync(ct);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(ct);
        late.CancelAfter(options.Value.LargeWithin);
        try { return await ReadAllAsync(request, late.Token); }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new BadHttpRequestException("The body comes too slowly.", StatusCodes.Status408RequestTimeout);
        }
        finally { _large.Release(); }
    }

    public void Dispose()
    {
        _rate.Dispose();
        _large.Dispose();
    }

    private async Task<byte[]?> ReadAllAsync(HttpRequest request, CancellationToken ct)
    {
        using var body = new MemoryStream((int)(request.ContentLength ?? 0));
        var buffer = new byte[32 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, ct)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > options.Value.MaxBytes) return null;
        }
        return body.ToArray();
    }
}
