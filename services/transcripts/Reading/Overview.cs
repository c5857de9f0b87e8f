using JakeOps.Contracts;

namespace JakeOps.Transcripts.Reading;

/// <summary>What is known of a run without reading its events.</summary>
/// <param name="Closed">Nothing more will come.</param>
/// <param name="Complete">All that the agent printed is stored.</param>
/// <param name="LastSequence">Of the last event that can be read now.</param>
/// <param name="Usage">By the agent's own result lines; zeros until the first one.</param>
/// <param name="FirstError">Sequence of the first event that tells of an error.</param>
/// <param name="Marks">The first 500 places of errors, denials, redactions and retries; the counts know them all.</param>
internal sealed record Overview(
    Guid RunId, string DeliveryId, int Attempt, bool Simulated, bool Closed, bool Complete,
    DateTimeOffset StartedAt, DateTimeOffset? CompletedAt, string? Agent, string? Worker, string? Model,
    string? SessionId, long LastSequence, int Events, long Bytes, RunUsage Usage, int Requests, long PromptTokens,
    int Errors, long? FirstError, int Denials, int Redactions, int Retries, IReadOnlyList<AgentOverview> Agents,
    IReadOnlyList<string> DeniedTools, IReadOnlyList<PlaceOfInterest> Marks, bool MarksCut)
{
    public static Overview Of(Execution run)
    {
        var facts = RunFacts.Of(run);
        var (agents, marks) = (facts.Agents.All, facts.Marks);
        return new(
            run.Id, run.DeliveryId, run.Attempt, run.Simulated, run.Closed, run.Complete && !run.Cut,
            run.StartedAt ?? run.CreatedAt, run.CompletedAt, run.Agent, run.WorkerName, facts.Model, facts.SessionId,
            run.LinesThrough, agents.Sum(agent => agent.Events), run.Bytes, facts.Usage,
            agents.Sum(agent => agent.Requests), agents.Sum(agent => agent.PromptTokens), marks.Errors,
            marks.FirstError, Math.Max(marks.Denials, facts.Denials.Count), marks.Redactions, marks.Retries,
            [.. agents.Select(AgentOverview.Of)], [.. facts.Denials.Select(denial => denial.ToolName)],
            [.. marks.All.Select(mark => new PlaceOfInterest(mark.Sequence, mark.Kind))], marks.IsCut);
    }
}

/// <param name="Id"><c>leader</c>, or the id of the call that started the subagent.</param>
/// <param name="PromptTokens">That went into its calls of the model.</param>
/// <param name="TotalTokens">By the agent CLI's own count; 0 where it gave none.</param>
internal sealed record AgentOverview(
    string Id, string Label, string? Model, long FirstSequence, long LastSequence, int Events, int Calls, int Errors,
    int Requests, long PromptTokens, long TotalTokens, long DurationMs)
{
    public static AgentOverview Of(Bucket from) => new(
        from.Id, from.Label, from.Model, from.First, from.Last, from.Events, from.Calls, from.Errors, from.Requests,
        from.PromptTokens, from.TotalTokens, from.DurationMs);
}

/// <param name="Kind">error, denied, redacted or retry.</param>
internal sealed record PlaceOfInterest(long Sequence, string Kind);
