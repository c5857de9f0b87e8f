using System.Text.Json.Nodes;
using JakeOps.Worker.Protocol;

namespace JakeOps.Worker.SimulatedAgent.Tests;

public sealed class PhaseTests
{
    [Fact]
    public async Task A_plan_reads_files_answers_in_Markdown_and_changes_nothing()
    {
        using var tree = new Tree();
        using var run = await AgentRun.PlayAsync(tree.Folder, AgentRun.Plan, "Plan.\n\n# Add a greeting\n\nPlease.");
        var init = run.Lines[0];
        init.IsInit.ShouldBeTrue();
        init.Strings("tools").ShouldBe(["Glob", "Grep", "Read"]);
        run.Result.IsError.ShouldBeFalse();
        run.Result.Turns.ShouldBeGreaterThan(0);
        run.Result.Text.ShouldNotBeNull().ShouldStartWith("# Plan (simulated)");
        run.Result.Text.ShouldContain("Add a greeting");
        run.Result.Stats.Model.ShouldBe("simulated");
        run.Result.Stats.CostUsd.ShouldBe(0.0123m);
        run.Texts.ShouldContain("simulated agent");
        tree.Git("status", "--porcelain").ShouldBeEmpty();
    }

    [Fact]
    public async Task Implement_edits_a_file_and_commits_it_and_says_how()
    {
        using var tree = new Tree();
        using var run = await AgentRun.PlayAsync(tree.Folder, AgentRun.Implement, "# Add a greeting");
        tree.Git("log", "--format=%s|%an", "-n1").ShouldBe("Add simulated work, round 1|Ada");
        tree.Read("SIMULATED-WORK.md").ShouldContain("- Round 1: Add a greeting");
        run.Lines.SelectMany(line => line.Blocks).Select(block => AgentLine.Text(block, "name")).OfType<string>()
            .ShouldBe(["Write", "Bash"]);

        using var again = await AgentRun.PlayAsync(tree.Folder, AgentRun.Implement, "# Add a greeting");
        tree.Read("SIMULATED-WORK.md").ShouldContain("- Round 2: Add a greeting");
    }

    [Fact]
    public async Task A_review_reads_the_named_diff_and_answers_by_the_schema()
    {
        using var tree = new Tree();
        tree.Write("review.diff", "+hello\n");
        using var run = await AgentRun.PlayAsync(tree.Folder, AgentRun.Review, "Read the diff in `review.diff`.");
        var verdict = JsonNode.Parse(run.Result.StructuredOutput.ShouldNotBeNull())!.AsObject();
        verdict.Select(property => property.Key).ShouldBe(["verdict", "feedback"]);
        ((string?)verdict["verdict"]).ShouldBe("pass");
        ((string?)verdict["feedback"]).ShouldNotBeNull().ShouldContain("review.diff");
        JsonNode.DeepEquals(JsonNode.Parse(run.Result.Text!), verdict).ShouldBeTrue();
        run.Lines[0].Strings("tools").ShouldContain("StructuredOutput");
    }

    [Fact]
    public async Task Several_prompts_are_several_turns_of_one_session()
    {
        using var tree = new Tree();
        var session = Guid.NewGuid().ToString();
        using var run = AgentRun.Start(tree.Folder, [.. AgentRun.Plan, "--session-id", session]);
        await run.SendAsync("# First");
        await run.ReadUntilAsync(line => line.IsResult);
        await run.SendAsync("# Second");
        await run.ReadUntilAsync(line => line.IsResult);
        (await run.EndAsync()).ShouldBe(0);
        run.Lines.Count(line => line.IsInit).ShouldBe(2);
        run.Lines.ShouldAllBe(line => line.SessionId == session);
    }

    [Fact]
    public async Task A_prompt_may_stand_in_the_arguments()
    {
        using var tree = new Tree();
        using var run = AgentRun.StartBare(
            tree.Folder, "-p", "# Hello", "--output-format", "stream-json", "--verbose", "--tools", "Read");
        (await run.EndAsync()).ShouldBe(0);
        run.Result.Text.ShouldNotBeNull().ShouldContain("Hello");
    }

    [Theory]
    [InlineData("unknown option '--frobnicate'", "-p", "--frobnicate")]
    [InlineData("requires --verbose", "-p", "--output-format", "stream-json")]
    [InlineData("valid UUID", "-p", "--output-format", "stream-json", "--verbose", "--session-id", "x")]
    [InlineData("not valid JSON", "-p", "--output-format", "stream-json", "--verbose", "--json-schema", "{")]
    [InlineData("argument missing", "-p", "--tools")]
    public async Task Arguments_that_the_real_CLI_refuses_end_it_with_words_on_standard_error(
        string words, params string[] arguments)
    {
        using var run = AgentRun.StartBare(Path.GetTempPath(), arguments);
        (await run.EndAsync()).ShouldBe(1);
        run.Errors.ShouldContain(words);
        run.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Its_version_says_that_it_is_simulated()
    {
        using var run = AgentRun.StartBare(Path.GetTempPath(), "--version");
        (await run.EndAsync()).ShouldBe(0);
        run.Rest.ShouldBe("2.1.330 (Claude Code) simulated");
    }

    [Fact]
    public async Task A_line_that_is_no_JSON_ends_it()
    {
        using var run = AgentRun.Start(Path.GetTempPath(), AgentRun.Plan);
        await run.SendRawAsync("{nonsense");
        (await run.EndAsync()).ShouldBe(1);
        run.Errors.ShouldContain("nonsense");
    }
}
