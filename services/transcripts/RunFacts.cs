using System.Text.Json;
using JakeOps.Contracts;
using JakeOps.Worker.Protocol;

namespace JakeOps.Transcripts;

/// <summary>What is known of a run from the lines read so far. Lines are read once each and in order; the whole is
/// small whatever the agent prints, and is kept with the execution between batches.</summary>
internal sealed class RunFacts
{
    private const int MaxEntries = 200;

    public string? Model { get; set; }

    public string? SessionId { get; set; }

    /// <summary>The answer of the result line that our prompt led to.</summary>
    public string? Answer { get; set; }

    /// <summary>What the leader said last; stands in where there is no answer.</summary>
    public string? LastText { get; set; }

    public RunUsage Usage { get; set; } = new(0, 0, 0, 0, 0, 0, 0);

    public List<string> Skills { get; set; } = [];

    public List<string> UsedSkills { get; set; } = [];

    public List<string> Plugins { get; set; } = [];

    public List<Denial> Denials { get; set; } = [];

    public Buckets Agents { get; set; } = new();

    public Marks Marks { get; set; } = new();

    public static RunFacts Of(Execution execution) => JsonSerializer.Deserialize<RunFacts>(execution.Facts)!;

    public string ToJson() => JsonSerializer.Serialize(this);

    public void Read(AgentLine line, long first, long last)
    {
        SessionId ??= Words.Name(line.SessionId ?? line["sessionId"]);
        if (line.IsInit) ReadInit(line);
        if (line.Subtype == "permission_denied") Deny(line["tool_use_id"], line["tool_name"]);
        if (AgentResult.Of(line) is { } result) ReadResult(line, result);
        var agent = Agents.Read(line, first, last);
        agent.Errors += Marks.Read(line, last);
        if (line.Type != "assistant") return;
        if (agent.Id == Buckets.Leader) Model ??= agent.Model;
        foreach (var block in line.Blocks) ReadBlock(block, agent);
    }

    private void ReadInit(AgentLine line)
    {
        Model = Words.Name(line["model"]) ?? Model;
        Skills = Words.Names(line.Strings("skills"), MaxEntries);
        Plugins = Words.Names(line.Strings("plugins"), MaxEntries);
    }

    private void ReadBlock(JsonElement block, Bucket agent)
    {
        if (agent.Id == Buckets.Leader) LastText = Words.Summary(AgentLine.Text(block, "text")) ?? LastText;
        if (AgentLine.Text(block, "type") != "tool_use" || AgentLine.Text(block, "name") != "Skill") return;
        var skill = AgentLine.Get(block, "input") is { } input
            ? Words.Name(AgentLine.Text(input, "skill") ?? AgentLine.Text(input, "command")) : null;
        if (skill is not null && !UsedSkills.Contains(skill) && UsedSkills.Count < MaxEntries) UsedSkills.Add(skill);
    }

    /// <summary>Cost and tokens count up over all turns; time and turns are those of our own prompt's turn.</summary>
    private void ReadResult(AgentLine line, AgentResult result)
    {
        var stats = result.Stats;
        Usage = Usage with
        {
            CostUsd = stats.CostUsd,
            InputTokens = stats.InputTokens,
            OutputTokens = stats.OutputTokens,
            CacheReadTokens = stats.CacheReadTokens,
            CacheCreationTokens = stats.CacheCreationTokens,
        };
        if (!line.IsFollowUpResult)
        {
            Usage = Usage with { DurationMs = stats.DurationMs, Turns = stats.Turns };
            Answer = Words.Summary(result.Text) ?? Answer;
        }
        if (AgentLine.Get(line.Json, "permission_denials") is not { ValueKind: JsonValueKind.Array } denials) return;
        foreach (var denial in denials.EnumerateArray())
            Deny(AgentLine.Text(denial, "tool_use_id"), AgentLine.Text(denial, "tool_name"));
    }

    private void Deny(string? toolUseId, string? toolName)
    {
        if (toolName is null || Denials.Count >= MaxEntries) return;
        if (toolUseId is not null && Denials.Any(denial => denial.ToolUseId == toolUseId)) return;
        Denials.Add(new(Words.Name(toolUseId), Words.Name(toolName)!));
    }

    internal sealed record Denial(string? ToolUseId, string ToolName);
}
