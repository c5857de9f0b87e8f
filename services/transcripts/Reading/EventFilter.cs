namespace JakeOps.Transcripts.Reading;

/// <summary>Whose events are asked for: all, those of one agent, or those of all but some.</summary>
internal sealed class EventFilter
{
    private readonly Buckets _agents;
    private readonly string? _only;
    private readonly HashSet<string> _except;

    /// <param name="except">Ids with commas between them.</param>
    public EventFilter(Execution run, string? only, string? except)
    {
        _agents = RunFacts.Of(run).Agents;
        _only = string.IsNullOrEmpty(only) ? null : only;
        _except = [.. (except ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)];
    }

    public string AgentOf(Line line) =>
        line.AgentLine is { } agentLine ? _agents.IdOf(agentLine) : Buckets.Leader;

    public bool Has(string agent) => _only is null ? !_except.Contains(agent) : agent == _only;

    /// <summary>No line of the agent that is asked for stands outside of these.</summary>
    public SequenceSpan Bounds
    {
        get
        {
            if (_only is null) return new(0, long.MaxValue);
            if (_agents.All.FirstOrDefault(agent => agent.Id == _only) is not { First: > 0 } agent) return new(0, 0);
            return new(agent.First - 1, agent.Last);
        }
    }

    /// <param name="After">The sequence before the first one.</param>
    internal readonly record struct SequenceSpan(long After, long Through);
}
