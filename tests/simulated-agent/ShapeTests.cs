using System.Text.Json;
using JakeOps.Worker.Protocol;

namespace JakeOps.Worker.SimulatedAgent.Tests;

/// <summary>Every key that the simulated agent writes stands in a recording of the real CLI, with a value of the same
/// JSON type.</summary>
public sealed class ShapeTests
{
    private static readonly string[] Data = [".input", ".tool_input", ".structured_output"];

    private static readonly string[] NeededInit =
    [
        "type", "subtype", "cwd", "session_id", "tools", "model", "skills", "agents", "plugins", "claude_code_version",
    ];

    private static readonly string[] NeededUsage =
        ["inputTokens", "outputTokens", "cacheReadInputTokens", "cacheCreationInputTokens", "costUSD"];

    private static readonly string[] NeededResult =
    [
        "type", "subtype", "is_error", "num_turns", "result", "session_id", "total_cost_usd", "usage", "modelUsage",
        "permission_denials", "duration_ms", "terminal_reason",
    ];

    [Theory]
    [InlineData("phase-plan", "", 0)]
    [InlineData("phase-implement", "simulate: denied", 0)]
    [InlineData("phase-review", "", 0)]
    [InlineData("nobg-agent", "simulate: subagent", 0)]
    [InlineData("err-529-always", "simulate: fail", 1)]
    [InlineData("maxbudget", "simulate: cost 9", 1)]
    public async Task Lines_have_the_recorded_keys_and_types(string recording, string order, int exit)
    {
        using var tree = new Tree();
        var flags = recording switch
        {
            "phase-implement" => AgentRun.Implement,
            "phase-review" => AgentRun.Review,
            "maxbudget" => [.. AgentRun.Plan, "--max-budget-usd", "1"],
            _ => AgentRun.Plan,
        };
        using var run = await AgentRun.PlayAsync(tree.Folder, flags, "# Title\n" + order, exit);
        var known = Recorded(recording, "phase-plan", "phase-implement");
        foreach (var line in run.Lines) Compare(line, known);
    }

    [Fact]
    public async Task The_lines_of_an_interrupt_have_the_recorded_keys_and_types()
    {
        using var tree = new Tree();
        using var run = AgentRun.Start(tree.Folder, AgentRun.Plan);
        await run.SendAsync("simulate: slow 60000");
        await run.InterruptAsync();
        await run.ReadUntilAsync(line => line.IsResult);
        var known = Recorded("interrupt-control");
        foreach (var line in run.Lines) Compare(line, known);
    }

    [Fact]
    public async Task What_the_parser_reads_is_there()
    {
        using var tree = new Tree();
        using var run = await AgentRun.PlayAsync(tree.Folder, AgentRun.Plan, "# Title");
        foreach (var key in NeededInit) run.Lines[0].Json.TryGetProperty(key, out _).ShouldBeTrue(key);
        foreach (var key in NeededResult) run.Lines[^1].Json.TryGetProperty(key, out _).ShouldBeTrue(key);
        var usage = run.Lines[^1].Json.GetProperty("modelUsage").GetProperty("simulated");
        foreach (var key in NeededUsage) usage.TryGetProperty(key, out _).ShouldBeTrue(key);
    }

    private static void Compare(AgentLine line, HashSet<string> known)
    {
        foreach (var path in Paths(Kind(line), line.Json)) known.Contains(path).ShouldBeTrue(path);
    }

    private static HashSet<string> Recorded(params string[] names) =>
        [.. names.SelectMany(name => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", name + ".jsonl")))
            .Select(text => AgentLine.Read(System.Text.Encoding.UTF8.GetBytes(text))!)
            .SelectMany(line => Paths(Kind(line), line.Json))];

    private static string Kind(AgentLine line) => $"{line.Type}/{(line.IsResult ? "" : line.Subtype)}";

    /// <summary>Every property as path and type; names that are data (a model, a tool's input) count as one.</summary>
    private static IEnumerable<string> Paths(string at, JsonElement value)
    {
        yield return $"{at}:{value.ValueKind}".Replace(":False", ":True", StringComparison.Ordinal);
        if (Data.Any(name => at.EndsWith(name, StringComparison.Ordinal))) yield break;
        var inner = value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject().SelectMany(property =>
                Paths($"{at}.{(property.Name == "simulated" ? "claude-opus-5-5" : property.Name)}", property.Value)),
            JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Paths($"{at}[]", item)),
            _ => [],
        };
        foreach (var path in inner) yield return path;
    }
}
