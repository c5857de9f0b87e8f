using System.Text.Json;

namespace JakeOps.Worker.Protocol;

/// <summary>The <c>result</c> line of the agent's stream. Its <c>subtype</c> alone does not tell success: a failed call
/// of the model comes as <c>success</c> with <c>is_error</c>.</summary>
public sealed record AgentResult(
    string Subtype, bool IsError, string? Text, IReadOnlyList<string> Errors, string? StopReason, string? TerminalReason,
    int? ApiErrorStatus, int Turns, string? StructuredOutput, ExecutionStats Stats, IReadOnlyList<string> DeniedTools)
{
    public static AgentResult? Of(AgentLine line)
    {
        if (!line.IsResult) return null;
        var json = line.Json;
        var status = (int)AgentLine.Number(json, "api_error_status");
        return new(
            line.Subtype ?? "",
            AgentLine.Flag(json, "is_error"),
            line["result"],
            line.Strings("errors"),
            line["stop_reason"],
            line["terminal_reason"],
            status == 0 ? null : status,
            (int)AgentLine.Number(json, "num_turns"),
            AgentLine.Get(json, "structured_output")?.GetRawText(),
            StatsOf(json),
            Denied(json));
    }

    /// <summary>Tokens come from <c>modelUsage</c>, which counts subagents and all turns; <c>usage</c> is the main loop's
    /// own, and the <c>usage</c> of assistant lines repeats its opening value and must never be added up.</summary>
    private static ExecutionStats StatsOf(JsonElement json)
    {
        long input = 0, output = 0, read = 0, creation = 0;
        string? model = null;
        decimal dearest = -1;
        if (AgentLine.Get(json, "modelUsage") is { ValueKind: JsonValueKind.Object } models)
        {
            foreach (var entry in models.EnumerateObject())
            {
                input += AgentLine.Number(entry.Value, "inputTokens");
                output += AgentLine.Number(entry.Value, "outputTokens");
                read += AgentLine.Number(entry.Value, "cacheReadInputTokens");
                creation += AgentLine.Number(entry.Value, "cacheCreationInputTokens");
                var cost = AgentLine.Money(entry.Value, "costUSD");
                if (cost > dearest) (model, dearest) = (entry.Name, cost);
            }
        }
        return new(model, AgentLine.Money(json, "total_cost_usd"), input, output, read, creation,
            AgentLine.Number(json, "duration_ms"), (int)AgentLine.Number(json, "num_turns"));
    }

    private static string[] Denied(JsonElement json) =>
        AgentLine.Get(json, "permission_denials") is { ValueKind: JsonValueKind.Array } denials
            ? [.. denials.EnumerateArray().Select(denial => AgentLine.Text(denial, "tool_name")).OfType<string>()]
            : [];
}
