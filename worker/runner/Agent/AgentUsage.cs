namespace JakeOps.Worker.Runner;

/// <summary>What a run has used up so far, as its own lines tell.</summary>
public sealed class AgentUsage
{
    private readonly Dictionary<string, long> _inputByCall = [];
    private readonly HashSet<string> _turns = [];

    /// <summary>Calls of the model, without those of subagents.</summary>
    public int Turns => _turns.Count;

    /// <summary>All input so far; with the result all output too.</summary>
    public long Tokens { get; private set; }

    /// <summary>0 before the result: no other line of the agent CLI tells it.</summary>
    public decimal CostUsd { get; private set; }

    public void Read(AgentLine line)
    {
        if (AgentResult.Of(line) is { Stats: var stats })
        {
            (Tokens, CostUsd) = (stats.InputTokens + stats.OutputTokens, stats.CostUsd);
            return;
        }
        // Every line of one call repeats the usage that the call opened with: its input counts once, and its output is
        // not known before the result.
        if (line.Type != "assistant" || AgentLine.Get(line.Json, "message") is not { } message
            || AgentLine.Text(message, "id") is not { } call) return;
        if (line.ParentToolUseId is null) _turns.Add(call);
        if (AgentLine.Get(message, "usage") is not { } usage) return;
        var input = AgentLine.Number(usage, "input_tokens");
        Tokens += input - _inputByCall.GetValueOrDefault(call);
        _inputByCall[call] = input;
    }
}
