using System.Security.Cryptography;
using System.Text.Json;

namespace JakeOps.WorkerBroker;

/// <summary>What decides which workers fit. Executions of one kind are alike for all of them; a long queue has few
/// kinds.</summary>
internal sealed record WorkKind(
    IReadOnlyList<string> RequiredTags, string Repository, IReadOnlyList<Guid> RefusedBy)
{
    /// <summary>The same for the same kind; short, because the queue is read by it.</summary>
    public static string KeyOf(IEnumerable<string> requiredTags, string repository, IEnumerable<Guid> refusedBy)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes<object[]>(
            [requiredTags.Order(StringComparer.Ordinal), repository, refusedBy.Order()]);
        return Convert.ToHexStringLower(SHA256.HashData(text))[..32];
    }
}

/// <summary>What of one kind an organization has on its queue.</summary>
/// <param name="Key">Of the kind.</param>
/// <param name="Priority">The highest of them.</param>
/// <param name="Priorities">Their sum: together with the others it changes when their order does.</param>
internal sealed record QueuedKind(
    string Organization, string Key, WorkKind Work, int Count, int Priority, long Priorities, DateTimeOffset Oldest,
    DateTimeOffset Newest);
