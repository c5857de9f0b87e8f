using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace JakeOps.Gateway.Audit;

/// <summary>Entries on their way to the database.</summary>
internal sealed class AuditTrail(IOptions<AuditOptions> options)
{
    private readonly Channel<AuditEntry> _waiting = Channel.CreateBounded<AuditEntry>(
        new BoundedChannelOptions(Math.Max(1, options.Value.Waiting)) { SingleReader = true });

    public ChannelReader<AuditEntry> Waiting => _waiting.Reader;

    public bool IsFull => _waiting.Reader.Count >= options.Value.Waiting;

    /// <summary>Waits where commands that had begun fill the last places.</summary>
    public async ValueTask AddAsync(AuditEntry entry)
    {
        while (!_waiting.Writer.TryWrite(entry))
            if (!await _waiting.Writer.WaitToWriteAsync(CancellationToken.None)) return;
    }

    public void End() => _waiting.Writer.TryComplete();
}
