using System.Diagnostics;
using System.Text.Json.Nodes;
using JakeOps.Worker.Protocol;

namespace JakeOps.Worker.SimulatedAgent.Tests;

public sealed class OrderTests : IDisposable
{
    private readonly Tree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData("simulate: not-pass", "not_pass")]
    [InlineData("> simulate review: not-pass", "not_pass")]
    [InlineData("simulate implement: not-pass", "pass")]
    [InlineData("Please do not simulate: not-pass", "pass")]
    [InlineData("simulate: not-pass-once", "not_pass")]
    public async Task An_order_holds_for_its_phase(string order, string verdict)
    {
        using var run = await AgentRun.PlayAsync(_tree.Folder, AgentRun.Review, "Review.\n" + order + "\nThank you.");
        ((string?)JsonNode.Parse(run.Result.StructuredOutput!)!["verdict"]).ShouldBe(verdict);
    }

    [Fact]
    public async Task Not_pass_once_passes_after_a_second_implement_run()
    {
        foreach (var expected in new[] { "not_pass", "pass" })
        {
            using var work = await AgentRun.PlayAsync(_tree.Folder, AgentRun.Implement, "simulate: not-pass-once");
            using var run = await AgentRun.PlayAsync(_tree.Folder, AgentRun.Review, "simulate: not-pass-once");
            ((string?)JsonNode.Parse(run.Result.StructuredOutput!)!["verdict"]).ShouldBe(expected);
        }
    }

    [Fact]
    public async Task Change_nothing_leaves_no_commit_and_leave_uncommitted_leaves_a_changed_tree()
    {
        using var nothing = await AgentRun.PlayAsync(_tree.Folder, AgentRun.Implement, "simulate: change-nothing");
        _tree.Git("status", "--porcelain").ShouldBeEmpty();
        using var left = await AgentRun.PlayAsync(_tree.Folder, AgentRun.Implement, "simulate: leave-uncommitted");
        _tree.Git("status", "--porcelain").ShouldBe("?? SIMULATED-WORK.md");
        _tree.Git("rev-list", "--count", "HEAD").ShouldBe("1");
    }

    [Fact]
    public async Task Fail_is_a_success_line_with_an_error_in_it()
    {
        using var run = await AgentRun.PlayAsync(_tree.Folder, AgentRun.Plan, "simulate: fail", exit: 1);
        run.Result.Subtype.ShouldBe("success");
        run.Result.IsError.ShouldBeTrue();
        run.Result.ApiErrorStatus.ShouldBe(529);
    }

    [Fact]
    public async Task Crash_ends_in_the_middle_of_a_line()
    {
        using var run = await AgentRun.PlayAsync(_tree.Folder, AgentRun.Plan, "simulate: crash", exit: 134);
        run.Rest.ShouldBe("{\"type\":\"assistant\",\"mess");
        run.Lines.ShouldNotContain(line => line.IsResult);
    }

    [Fact]
    public async Task No_result_ends_well_without_a_result_line()
    {
        using var run = AgentRun.Start(_tree.Folder, AgentRun.Plan);
        await run.SendAsync("simulate: no-result");
        (await run.EndAsync()).ShouldBe(0);
        run.Lines.ShouldNotContain(line => line.IsResult);
        run.Texts.ShouldContain("# Plan");
    }

    [Fact]
    public async Task Lines_big_denied_subagent_cost_and_stderr_do_what_they_say()
    {
        using var run = await AgentRun.PlayAsync(_tree.Folder, AgentRun.Plan,
            "simulate: lines 7\nsimulate: big 3000000\nsimulate: denied\n"
            + "simulate: subagent\nsimulate: cost 4.5\nsimulate: stderr");
        run.Texts.ShouldContain("Simulated line 7.");
        run.Texts.Split('\n').ShouldContain(text => text.Length == 3000000);
        run.Result.DeniedTools.ShouldBe(["WebFetch"]);
        run.Result.Stats.CostUsd.ShouldBe(4.5m);
        run.Lines.Count(line => line.ParentToolUseId is not null).ShouldBe(2);
        run.Errors.Length.ShouldBeGreaterThan(200_000);
    }

    [Fact]
    public async Task A_cost_above_the_budget_ends_the_run()
    {
        using var run = await AgentRun.PlayAsync(
            _tree.Folder, [.. AgentRun.Plan, "--max-budget-usd", "0.5"], "simulate: cost 3", exit: 1);
        run.Result.Subtype.ShouldBe("error_max_budget_usd");
        run.Result.Errors.Single().ShouldContain("0.5");
    }

    [Fact]
    public async Task An_interrupt_is_answered_and_ends_the_turn()
    {
        using var run = AgentRun.Start(_tree.Folder, AgentRun.Plan);
        await run.SendAsync("simulate: slow 60000");
        await run.InterruptAsync();
        await run.ReadUntilAsync(line => line.IsResult);
        run.Lines.ShouldContain(line => line.Type == "control_response");
        run.Lines.ShouldContain(line => AgentLine.Flag(line.Json, "aborted"));
        run.Result.Subtype.ShouldBe("error_during_execution");
        run.Result.TerminalReason.ShouldBe("aborted_streaming");
        (await run.EndAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task An_interrupt_between_two_turns_does_not_end_the_next_one()
    {
        using var run = AgentRun.Start(_tree.Folder, AgentRun.Plan);
        await run.InterruptAsync();
        await run.ReadUntilAsync(line => line.Type == "control_response");
        await run.SendAsync("# Hello");
        await run.ReadUntilAsync(line => line.IsResult);
        run.Result.IsError.ShouldBeFalse();
        (await run.EndAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Hang_obeys_no_interrupt_but_SIGTERM()
    {
        using var run = AgentRun.Start(_tree.Folder, AgentRun.Plan);
        await run.SendAsync("simulate: hang");
        await run.ReadUntilAsync(line => line.Type == "assistant");
        await run.InterruptAsync();
        await run.ReadUntilAsync(line => line.Type == "control_response");
        Terminate(run.Id);
        (await run.EndAsync()).ShouldBe(143);
        run.Lines.ShouldNotContain(line => line.IsResult);
    }

    [Fact]
    public async Task Fork_leaves_a_child_in_a_session_of_its_own()
    {
        var marker = $"JAKEOPS_SIMULATED_TEST={Guid.NewGuid()}";
        Environment.SetEnvironmentVariable(marker.Split('=')[0], marker.Split('=')[1]);
        using var run = await AgentRun.PlayAsync(_tree.Folder, AgentRun.Plan, "simulate: fork");
        var left = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Where(name => int.TryParse(name, out _)).Select(name => int.Parse(name!, null))
            .Where(id => Reads(id, "cmdline").StartsWith("sleep", StringComparison.Ordinal)
                && Reads(id, "environ").Contains(marker, StringComparison.Ordinal))
            .ToList();
        left.Count.ShouldBe(1);
        Terminate(left[0]);
    }

    private static string Reads(int id, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{file}");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static void Terminate(int id) => Process.Start("kill", ["-TERM", $"{id}"]).WaitForExit();
}
