namespace JakeOps.Worker;

/// <summary>How far the running executions are.</summary>
internal sealed class Progress
{
    private readonly ConcurrentDictionary<Guid, RunningReport> _all = new();

    public IReadOnlyList<RunningReport> All => [.. _all.Values.OrderBy(one => one.StartedAt)];

    public void Began(ExecutionRequest request) => _all[request.ExecutionId] = new(
        request.ExecutionId, request.Delivery.Number, request.Delivery.Title, request.Phase, 0, 0, 0, DateTimeOffset.UtcNow);

    public void Used(Guid execution, AgentUsage used)
    {
        if (_all.TryGetValue(execution, out var known))
            _all[execution] = known with { Turns = used.Turns, Tokens = used.Tokens, CostUsd = used.CostUsd };
    }

    public void Ended(Guid execution) => _all.TryRemove(execution, out _);
}

/// <summary>One running execution.</summary>
internal sealed record RunningReport(
    Guid Id, long Number, string Title, string Phase, int Turns, long Tokens, decimal CostUsd, DateTimeOffset StartedAt)
{
    public string Words => Visible.Line($"#{Number} {Phase}: turn {Turns}, {Tokens:N0} tokens, ${CostUsd:0.00}, "
        + $"{DateTimeOffset.UtcNow - StartedAt:h\\:mm\\:ss}  {Title}");
}
