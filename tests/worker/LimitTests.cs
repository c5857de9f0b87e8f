using System.Text.Json;
using JakeOps.Tests.Support;
using JakeOps.Worker.Protocol;

namespace JakeOps.Worker.Tests;

public sealed class LimitTests : IDisposable
{
    private const string Good = """{"type":"result","subtype":"success","is_error":false,"num_turns":1,"result":"Fine.","total_cost_usd":0.9}""";

    private readonly LocalMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task At_four_fifths_of_the_turns_a_line_says_so_and_beyond_the_last_the_run_ends()
    {
        var seen = await _machine.WithAgent("""
            for n in 1 2 3 4 5; do
              echo '{"type":"assistant","message":{"id":"'$n'","content":[]}}'
              echo '{"type":"assistant","message":{"id":"'$n'","content":[]}}'
            done
            echo '{"type":"assistant","parent_tool_use_id":"t","message":{"id":"of a subagent","content":[]}}'
            until [ -e go ]; do sleep 0.05; done
            """).RunAsync(_machine.Request(limits: None with { Turns = 4 }));
        (seen.Code, seen.Result.Error).ShouldBe((FailureCodes.TurnLimit,
            "The agent called the model 5 times; the limit is 4. Raise the limit or make the task smaller, then retry."));
        Warnings(seen).ShouldBe([("turns", 4m, 4m)]);
    }

    [Fact]
    public async Task Tokens_end_the_run_in_the_middle_and_every_call_counts_once()
    {
        var seen = await _machine.WithAgent("""
            for n in 1 2 2 3; do
              echo '{"type":"assistant","message":{"id":"'$n'","content":[],"usage":{"input_tokens":45}}}'
            done
            until [ -e go ]; do sleep 0.05; done
            """).RunAsync(_machine.Request(limits: None with { Tokens = 100 }));
        (seen.Code, seen.Result.Error).ShouldBe((FailureCodes.TokenLimit,
            "The agent used 135 tokens or more; the limit is 100. Raise the limit or make the task smaller, then retry."));
        Warnings(seen).ShouldBe([("tokens", 90m, 100m)]);
    }

    /// <summary>No line before a result tells what a run costs; whether the agent CLI obeyed its own flag is seen in
    /// it.</summary>
    [Fact]
    public async Task A_result_that_cost_too_much_is_a_failure_with_the_figures_whatever_the_agent_CLI_makes_of_it()
    {
        var seen = await _machine.WithAgent($"echo '{Good}'").RunAsync(_machine.Request(limits: None with { CostUsd = 0.5m }));
        (seen.Code, seen.Result.Error).ShouldBe((FailureCodes.CostLimit,
            "The agent has spent about $0.90; the limit is $0.50. Raise the limit or make the task smaller, then retry."));
        seen.Result.Stats!.CostUsd.ShouldBe(0.9m);
    }

    [Fact]
    public async Task Each_limit_that_is_nearly_used_up_is_told_once_between_whole_lines()
    {
        var seen = await _machine.WithAgent($$"""
            printf '{"type":"system","half":'
            head -c 900 /dev/zero | tr '\0' 1
            sleep 0.2
            printf '}\n{"type":"system"}\n'
            echo '{{Good}}'
            """).RunAsync(_machine.Request(limits: None with { CostUsd = 1, OutputBytes = 1100, Tokens = 10 }));
        seen.Code.ShouldBeNull();
        Warnings(seen).Select(warning => warning.Limit).ShouldBe(["output", "cost"], ignoreOrder: true);
        seen.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => line.StartsWith('{') && line.EndsWith('}'));
        seen.Text.ShouldContain("of 1 US dollars are used up (90 %); at the limit the run ends.");
    }

    [Fact]
    public async Task Silence_and_time_are_told_before_they_end_the_run()
    {
        var silent = await _machine.WithAgent("echo '{\"type\":\"system\"}'; sleep 600")
            .RunAsync(_machine.Request(limits: None with { SilentSeconds = 1 }));
        Warnings(silent).ShouldBe([("silent_time", 0.8m, 1m)]);
        silent.Code.ShouldBe(FailureCodes.SilenceLimit);
        var busy = await _machine.WithAgent("while true; do echo '{\"type\":\"system\"}'; sleep 0.1; done")
            .RunAsync(_machine.Request(limits: None with { TotalSeconds = 1 }));
        Warnings(busy).ShouldBe([("total_time", 0.8m, 1m)]);
        busy.Code.ShouldBe(FailureCodes.TimeLimit);
    }

    [Fact]
    public async Task Output_that_nobody_takes_ends_the_run_at_the_limit_of_the_spool()
    {
        _machine.Options.SpoolLimit = 1_000_000;
        _machine.WithAgent("yes '{\"type\":\"system\"}'");
        await using var events = _machine.Adapter.RunAsync(_machine.Request(), default).GetAsyncEnumerator();
        var seen = new RunSeen();
        // Nothing is taken until the agent is gone.
        while (seen.Pieces.Count == 0 && await events.MoveNextAsync()) seen.Add(events.Current);
        var folder = Path.Combine(_machine.Options.WorkFolder, "executions");
        var output = Directory.EnumerateFiles(folder, "output", SearchOption.AllDirectories).Single();
        await Eventually.TrueAsync(() => new FileInfo(output).Length > 1_000_000);
        while (await events.MoveNextAsync()) seen.Add(events.Current);
        seen.Code.ShouldBe(FailureCodes.OutputLimit);
        seen.Result.Error!.ShouldContain("wait on the worker's disk for the server; the limit is 1,000,000.");
        seen.Output.Length.ShouldBeGreaterThan(1_000_000);
    }

    private static Limits None => new(null, null, null, null, null, null);

    private static List<(string Limit, decimal Used, decimal Of)> Warnings(RunSeen seen) =>
        [.. seen.Text.Split('\n').Where(line => line.Contains("limit_warning")).Select(line =>
        {
            var json = JsonDocument.Parse(line).RootElement;
            return (json.GetProperty("limit").GetString()!, json.GetProperty("used").GetDecimal(), json.GetProperty("of").GetDecimal());
        })];
}
