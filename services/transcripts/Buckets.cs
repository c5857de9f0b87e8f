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
        if (line.Type != "assistant") return agent;
        if (line.MessageModel is { } model && model != "<synthetic>") agent.Model ??= Words.Name(model);
        foreach (var block in line.Blocks) ReadCall(block);
        return agent;
    }

    private void ReadCall(JsonElement block)
    {
        if (AgentLine.Text(block, "type") != "tool_use") return;
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
