using JakeOps.Contracts;
using JakeOps.Hosting.Messaging;
using JakeOps.Transcripts.Reading;

namespace JakeOps.Transcripts;

/// <summary>Reads on from where an execution's facts end, and says what they are when nothing more will come.</summary>
internal sealed class Digestion(TranscriptsDbContext db, LineReader lines, TimeProvider clock, ILogger<Digestion> log)
{
    public async Task DigestAsync(Execution execution, CancellationToken ct)
    {
        var facts = RunFacts.Of(execution);
        var through = execution.DigestedThrough;
        await foreach (var line in lines.ReadAsync(
            execution, through, execution.ReadableThrough, execution.Closed, ct))
        {
            if (line.AgentLine is { } agentLine) facts.Read(agentLine, line.First, line.Last);
            through = line.Last;
        }
        execution.Digest(facts, through);
    }

    /// <summary>Output that came after all filled the last hole: the views need to know of it.</summary>
    public Task DigestAnewAsync(Execution execution, CancellationToken ct)
    {
        execution.Digest(new(), 0);
        return DigestAsync(execution, ct);
    }

    /// <summary>Once for an execution: what comes later is stored and shown, and changes no summary.</summary>
    public async Task CloseAsync(Execution execution, CancellationToken ct)
    {
        if (execution.Closed) return;
        if (!execution.Complete) log.ClosedIncomplete(execution.Id, execution.StoredThrough, execution.LastSequence);
        execution.Close(clock.GetUtcNow());
        await DigestAsync(execution, ct);
        var facts = RunFacts.Of(execution);
        db.Publish(new RunSummarized(
            execution.Organization, execution.Id, execution.DeliveryId, execution.Attempt, facts.Model, facts.SessionId,
            facts.Answer ?? facts.LastText, facts.Usage, facts.Skills, facts.UsedSkills, facts.Plugins,
            [.. facts.Agents.SubagentLabels()], [.. facts.Denials.Select(denial => denial.ToolName)],
            execution.Complete && !execution.Cut, clock.GetUtcNow()), execution.Id.ToString());
    }
}
