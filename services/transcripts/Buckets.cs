using System.Text.Json;
using JakeOps.Worker.Protocol;

namespace JakeOps.Transcripts;

/// <summary>One agent of a run: the leader, or a subagent by the id of the tool call that started it.</summary>
internal sealed class Bucket
{
    public required string Id { get; init; }

    public required string Label { get; set; }

    public string? Model { get; set; }

    /// <summary>Where its lines begin and end, so that a view of it reads no more than that.</summary>
    public long First { get; set; }

    public long Last { get; set; }

    public int Events { get; set; }

    public int Calls { get; set; }

    public int Errors { get; set; }

    /// <summary>Calls of the model, and the tokens that went into them: what is known before a result line tells
    /// what came out.</summary>
    public int Requests { get; set; }

    public long PromptTokens { get; set; }

    /// <summary>By the agent CLI's own count of a subagent; 0 where it said none.</summary>
    public long TotalTokens { get; set; }

    public long DurationMs { get; set; }

    /// <summary>Of the message whose lines came last: its usage is repeated on each of them.</summary>
    public string? Message { get; set; }
}

/// <summary>The agents of a run in order of appearance.</summary>
internal sealed class Buckets
{
    public const string Leader = "leader";

    private const string LeaderLabel = "Leader";

    /// <summary>The sidechain of a session file that does not name its agent.</summary>
    private const string Sidechain = "sidechain";

    /// <summary>Takes the lines of all agents beyond the limit.</summary>
    private const string Others = "others";

    private const int Most = 100;

    public List<Bucket> All { get; set; } = [];

    public IEnumerable<string> SubagentLabels() => All.Where(agent => agent.Id != Leader).Select(agent => agent.Label);

    /// <summary>Whose line it is, among those that are known.</summary>
    public string IdOf(AgentLine line)
    {
        var id = SpeakerOf(line);
        return All.Any(agent => agent.Id == id) ? id : Others;
    }

    /// <summary>Notes the line's speaker, and the subagents that the line starts.</summary>
    public Bucket Read(AgentLine line, long first, long last)
    {
        var speaker = SpeakerOf(line);
        var agent = Open(speaker, speaker == Leader ? LeaderLabel : line["task_description"] ?? line["subagent_type"]);
        if (agent.First == 0) agent.First = first;
        agent.Last = last;
        agent.Events++;
        if (line.Type == "system") ReadProgress(line);
        if (line.Type != "assistant") return agent;
        if (line.MessageModel is { } model && model != "<synthetic>") agent.Model ??= Words.Name(model);
        ReadUsage(line, agent);
        foreach (var block in line.Blocks) ReadCall(block, agent);
        return agent;
    }

    private static void ReadUsage(AgentLine line, Bucket agent)
    {
        if (AgentLine.Get(line.Json, "message") is not { } message) return;
        var id = Words.Name(AgentLine.Text(message, "id"));
        if (id == agent.Message || AgentLine.Get(message, "usage") is not { } usage) return;
        agent.Message = id;
        agent.Requests++;
        agent.PromptTokens += AgentLine.Number(usage, "input_tokens")
            + AgentLine.Number(usage, "cache_creation_input_tokens")
            + AgentLine.Number(usage, "cache_read_input_tokens");
    }

    /// <summary>What the agent CLI says of a subagent while it works and when it is done.</summary>
    private void ReadProgress(AgentLine line)
    {
        if (line.Subtype is not ("task_progress" or "task_notification")) return;
        var id = Words.Name(line["tool_use_id"]);
        if (AgentLine.Get(line.Json, "usage") is not { } usage) return;
        if (All.FirstOrDefault(known => known.Id == id) is not { } agent) return;
        agent.TotalTokens = Math.Max(agent.TotalTokens, AgentLine.Number(usage, "total_tokens"));
        agent.DurationMs = Math.Max(agent.DurationMs, AgentLine.Number(usage, "duration_ms"));
    }

    private void ReadCall(JsonElement block, Bucket agent)
    {
        if (AgentLine.Text(block, "type") != "tool_use") return;
        agent.Calls++;
        if (AgentLine.Text(block, "name") is not ("Agent" or "Task")) return;
        if (Words.Name(AgentLine.Text(block, "id")) is not { } id) return;
        if (AgentLine.Get(block, "input") is not { } input) return;
        Open(id, AgentLine.Text(input, "description") ?? AgentLine.Text(input, "subagent_type"));
    }

    private Bucket Open(string id, string? label)
    {
        if (All.FirstOrDefault(agent => agent.Id == id) is { } known) return known;
        if (All.Count >= Most && id != Others) return Open(Others, "Other agents");
        var agent = new Bucket { Id = id, Label = Words.Name(label) ?? id };
        All.Add(agent);
        return agent;
    }

    /// <summary>In the agent's stream a line names the call that it comes from the inside of; in a session file it says
    /// that it belongs to a sidechain, and newer ones of which agent.</summary>
    private static string SpeakerOf(AgentLine line) =>
        Words.Name(line.ParentToolUseId)
        ?? (AgentLine.Flag(line.Json, "isSidechain") ? Words.Name(line["agentId"]) ?? Sidechain : Leader);
}
