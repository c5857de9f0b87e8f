using System.Diagnostics;
using System.Text.Json.Nodes;

namespace JakeOps.Worker.SimulatedAgent;

/// <summary>Counts what a turn used and makes its <c>result</c> line.</summary>
internal sealed class ResultLine(AgentStream stream, decimal cost)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private int _turns = 1;

    public JsonArray Denials { get; } = [];

    public void CountTurn() => _turns++;

    /// <param name="text">The answer; null where the run ended without one.</param>
    public JsonObject Of(string subtype, bool isError, string terminalReason, string? text) => Fill(new()
    {
        // The real CLI does not write the type first either.
        ["duration_api_ms"] = _clock.ElapsedMilliseconds,
        ["stop_reason"] = text is null ? null : "end_turn",
        ["total_cost_usd"] = cost,
        ["usage"] = new JsonObject
        {
            ["input_tokens"] = 100 * _turns,
            ["cache_creation_input_tokens"] = 200 * _turns,
            ["cache_read_input_tokens"] = 300 * _turns,
            ["output_tokens"] = 40 * _turns,
            ["service_tier"] = "standard",
        },
        ["modelUsage"] = new JsonObject
        {
            [AgentStream.Model] = new JsonObject
            {
                ["inputTokens"] = 100 * _turns,
                ["outputTokens"] = 40 * _turns,
                ["cacheReadInputTokens"] = 300 * _turns,
                ["cacheCreationInputTokens"] = 200 * _turns,
                ["webSearchRequests"] = 0,
                ["costUSD"] = cost,
                ["contextWindow"] = 1000000,
                ["maxOutputTokens"] = 128000,
            },
        },
        ["permission_denials"] = Denials.DeepClone(),
        ["terminal_reason"] = terminalReason,
        ["is_error"] = isError,
        ["num_turns"] = _turns,
        ["subtype"] = subtype,
        ["type"] = "result",
        ["duration_ms"] = _clock.ElapsedMilliseconds,
        ["result_index"] = 0,
    }, text);

    private JsonObject Fill(JsonObject line, string? text)
    {
        if (text is not null) line["result"] = text;
        return stream.Identified(line);
    }
}
