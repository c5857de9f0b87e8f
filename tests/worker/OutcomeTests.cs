using JakeOps.Worker.Protocol;

namespace JakeOps.Worker.Tests;

public sealed class OutcomeTests : IDisposable
{
    private const string Schema = """
        {"type":"object","required":["verdict","summary"],"properties":{
          "verdict":{"enum":["approved","changes_requested"]},"summary":{"type":"string"},"findings":{"type":"array"}}}
        """;

    private readonly LocalMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Theory]
    [InlineData("plain", "exit 0", null)]
    [InlineData("work", "exit 0", null)]
    [InlineData("denied-tools", "exit 0", null)]
    [InlineData("err-529-retry", "exit 0", null)]
    [InlineData("err-midstream", "exit 0", null)]
    [InlineData("agent-bg", "exit 0", null)]
    [InlineData("hold-agentbg", "exit 0", null)]
    [InlineData("v2.1.197-plain", "exit 0", null)]
    [InlineData("nokey", "exit 1", FailureCodes.AgentNotLoggedIn)]
    [InlineData("err-401", "exit 1", FailureCodes.AgentNotLoggedIn)]
    [InlineData("err-400", "exit 1", FailureCodes.ModelError)]
    [InlineData("err-429", "exit 1", FailureCodes.ModelRateLimited)]
    [InlineData("err-529-always", "exit 1", FailureCodes.ModelOverloaded)]
    [InlineData("v2.1.197-err-529-always", "exit 1", FailureCodes.ModelOverloaded)]
    [InlineData("noserver", "exit 1", FailureCodes.ModelUnreachable)]
    [InlineData("err-refusal", "exit 1", FailureCodes.ModelRefused)]
    [InlineData("err-maxtokens", "exit 1", FailureCodes.AnswerTooLong)]
    [InlineData("err-toolong", "exit 1", FailureCodes.PromptTooLong)]
    [InlineData("maxturns", "exit 1", FailureCodes.TurnLimit)]
    [InlineData("maxbudget", "exit 1", FailureCodes.CostLimit)]
    [InlineData("verdict-bad", "exit 1", FailureCodes.NoStructuredOutput)]
    [InlineData("prompt-slash-known", "exit 0", FailureCodes.EmptyAnswer)]
    [InlineData("nokey", "exit 0", FailureCodes.AgentNotLoggedIn)]
    [InlineData("plain", "exit 1", FailureCodes.AgentCrashed)]
    [InlineData("plain", "kill -9 $$", FailureCodes.AgentKilled)]
    [InlineData("hold-kill-int-bash", "exit 0", FailureCodes.AgentKilled)]
    [InlineData("interrupt-control", "exit 1", FailureCodes.AgentKilled)]
    [InlineData("kill-term-bash", "kill -TERM $$", FailureCodes.AgentKilled)]
    [InlineData("kill-kill-stream", "kill -9 $$", FailureCodes.AgentKilled)]
    [InlineData("resume-1-term", "kill -TERM $$", FailureCodes.AgentKilled)]
    [InlineData("v2.1.197-kill-int-stream", "exec 0<&-; exit", FailureCodes.OutputLost)]
    public async Task Every_recorded_end_is_told_apart(string recording, string end, string? code)
    {
        var seen = await _machine.WithRecording(recording, end).RunAsync();

        seen.Code.ShouldBe(code, seen.Result.Error);
        seen.Result.Outcome.ShouldBe(code is null ? Outcomes.Succeeded : Outcomes.Failed);
        seen.Text.ShouldBe(File.ReadAllText(Path.Combine(LocalMachine.Data, recording + ".jsonl")).TrimEnd('\n'));
        if (code is not null) seen.Result.Error.ShouldEndWithSentence();
    }

    [Theory]
    [InlineData("verdict", null)]
    [InlineData("verdict-never", FailureCodes.NoStructuredOutput)]
    [InlineData("plain", FailureCodes.NoStructuredOutput)]
    public async Task An_answer_by_a_schema_counts_only_when_it_fits(string recording, string? code)
    {
        var seen = await _machine.WithRecording(recording).RunAsync(_machine.Request(task =>
            task with { OutputSchema = Schema }));

        seen.Code.ShouldBe(code);
        if (code is null) seen.Result.StructuredOutput.ShouldNotBeNull().ShouldContain("changes_requested");
    }

    [Fact]
    public async Task An_answer_that_the_agent_took_for_valid_is_checked_again()
    {
        var strict = Schema.Replace("changes_requested", "rejected", StringComparison.Ordinal);

        var seen = await _machine.WithRecording("verdict").RunAsync(_machine.Request(task =>
            task with { OutputSchema = strict }));

        seen.Code.ShouldBe(FailureCodes.NoStructuredOutput);
        seen.Result.Error.ShouldNotBeNull().ShouldContain("the answer.verdict is none of");
    }

    [Theory]
    [InlineData(ToolProfiles.ReadOnly, FailureCodes.EmptyAnswer)]
    [InlineData(ToolProfiles.Edit, null)]
    public async Task An_empty_answer_fails_only_where_the_answer_is_the_work(string profile, string? code)
    {
        var seen = await _machine.WithRecording("empty").RunAsync(_machine.Request(task =>
            task with { ToolProfile = profile }));

        seen.Code.ShouldBe(code);
    }

    [Fact]
    public async Task Of_several_results_the_first_is_the_answer_and_the_last_has_the_cost()
    {
        var seen = await _machine.WithRecording("agent-bg").RunAsync();

        seen.Result.ResultText.ShouldBe("Started it in the background.");
        seen.Result.Stats.ShouldNotBeNull().CostUsd.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_type_may_stand_last_in_a_result_line()
    {
        _machine.WithAgent("""
            echo '{"is_error":false,"num_turns":1,"result":"Fine.","subtype":"success","type":"result"}'
            cat > /dev/null
            """);

        var seen = await _machine.RunAsync();

        seen.Result.Outcome.ShouldBe(Outcomes.Succeeded);
        seen.Result.ResultText.ShouldBe("Fine.");
    }
}

internal static class Sentences
{
    public static void ShouldEndWithSentence(this string? text)
    {
        text.ShouldNotBeNull().Length.ShouldBeGreaterThan(20);
        text[^1].ShouldBe('.');
    }
}
