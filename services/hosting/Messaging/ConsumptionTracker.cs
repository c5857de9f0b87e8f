namespace JakeOps.Hosting.Messaging;

/// <summary>On the in-memory bus: which endpoints have still to commit a published message.</summary>
public sealed class ConsumptionTracker
{
    // One message can be awaited twice: by its publication and, after a failure, by the redelivery to one endpoint.
    private readonly Dictionary<Guid, List<Pending>> _pending = [];

    /// <summary>Publishes and comes back when all endpoints have committed.</summary>
    internal async Task CommittedByAllAsync(
        Guid messageId, IReadOnlyCollection<string> endpoints, Func<Task> publish, CancellationToken ct)
    {
        var pending = new Pending([.. endpoints]);
        lock (_pending)
        {
            if (!_pending.TryGetValue(messageId, out var all)) _pending[messageId] = all = [];
            all.Add(pending);
        }
        try
        {
            await publish();
            if (endpoints.Count > 0) await pending.Committed.Task.WaitAsync(ct);
        }
        finally { Forget(messageId, pending); }
    }

    internal void Committed(Guid messageId, string endpoint) => ForEach(messageId, pending =>
    {
        pending.Endpoints.Remove(endpoint);
        if (pending.Endpoints.Count == 0) pending.Committed.TrySetResult();
    });

    /// <summary>The endpoint could neither consume it nor put it aside: whoever published it keeps it.</summary>
    internal void Failed(Guid messageId, string endpoint, Exception failure) => ForEach(messageId, pending =>
    {
        if (pending.Endpoints.Contains(endpoint)) pending.Committed.TrySetException(failure);
    });

    private void ForEach(Guid messageId, Action<Pending> act)
    {
        lock (_pending)
            if (_pending.TryGetValue(messageId, out var all))
                all.ForEach(act);
    }

    private void Forget(Guid messageId, Pending pending)
    {
        lock (_pending)
        {
            var all = _pending[messageId];
            all.Remove(pending);
            if (all.Count == 0) _pending.Remove(messageId);
        }
    }

    private sealed record Pending(HashSet<string> Endpoints)
    {
        public TaskCompletionSource Committed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
