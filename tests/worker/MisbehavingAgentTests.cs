using JakeOps.Worker.Protocol;

namespace JakeOps.Worker.Tests;

public sealed class MisbehavingAgentTests : IDisposable
{
    private const string GoodResult =
        """{"type":"result","subtype":"success","is_error":false,"num_turns":1,"result":"Fine.","session_id":"11111111-2222-4333-8444-555555555555"}""";

    private readonly LocalMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task A_missing_agent_CLI_is_named_with_the_way_to_install_it()
    {
        _machine.Options.AgentPath = "claude-that-nobody-has";

        var seen = await _machine.RunAsync();

        seen.Code.ShouldBe(FailureCodes.AgentNotFound);
        seen.Events.Count.ShouldBe(1);
        (await _machine.Adapter.CheckAsync(default)).Problem.ShouldBe(seen.Result.Error);
    }

    [Theory]
    [InlineData("2.1.196 (Claude Code)", FailureCodes.AgentTooOld, "claude update")]
    [InlineData("Welcome to something else", FailureCodes.AgentNotFound, "Welcome to something else")]
    [InlineData("2.1.197 (Claude Code)", null, null)]
    public async Task Only_versions_that_were_checked_are_used(string version, string? code, string? advice)
    {
        var seen = await _machine.WithAgent($"echo '{GoodResult}'", version).RunAsync();

        seen.Code.ShouldBe(code);
        if (advice is not null) seen.Result.Error.ShouldNotBeNull().ShouldContain(advice);
    }

    [Fact]
    public async Task A_version_that_never_comes_is_not_waited_for()
    {
        _machine.WithProgram("sleep 600").Options.ProbeLimit = TimeSpan.FromMilliseconds(200);

        var seen = await _machine.RunAsync();

        seen.Code.ShouldBe(FailureCodes.AgentNotFound);
        seen.Result.Error.ShouldNotBeNull().ShouldContain("gave no answer within 0.2 s");
    }

    [Fact]
    public async Task The_simulated_agent_is_called_simulated()
    {
        var seen = await _machine.WithAgent($"echo '{GoodResult}'", "2.1.330 (Claude Code) simulated").RunAsync();

        (seen.Began!.Agent, seen.Began.Simulated).ShouldBe(("2.1.330 (Claude Code) simulated", true));
    }

    [Theory]
    [InlineData("echo 'Segmentation fault, sort of'", FailureCodes.AgentCrashed, "not its stream format")]
    [InlineData("""printf '{"type":"assistant","mess'""", FailureCodes.AgentCrashed, "not its stream format")]
    [InlineData("""printf '{"type":"system","subtype":"init"}\n{"type":"res'""", FailureCodes.OutputLost, "retry")]
    [InlineData("true", FailureCodes.OutputLost, "retry")]
    [InlineData("echo 'error: unknown option --restricted' >&2; exit 1", FailureCodes.AgentRejectedArguments,
        "unknown option --restricted")]
    [InlineData("exit 7", FailureCodes.AgentCrashed, "exit code 7")]
    [InlineData("kill -SEGV $$", FailureCodes.AgentCrashed, "exit code 139")]
    public async Task An_agent_without_a_result_fails_with_what_is_known(string body, string code, string said)
    {
        var seen = await _machine.WithAgent(body).RunAsync();

        seen.Code.ShouldBe(code, seen.Result.Error);
        seen.Result.Error.ShouldNotBeNull().ShouldContain(said);
    }

    [Fact]
    public async Task A_result_without_its_line_feed_still_counts()
    {
        var seen = await _machine.WithAgent($"printf '%s' '{GoodResult}'").RunAsync();

        seen.Result.Outcome.ShouldBe(Outcomes.Succeeded);
        seen.Text.ShouldBe(GoodResult);
    }

    [Fact]
    public async Task A_silent_agent_is_ended_at_the_limit_for_silence()
    {
        var seen = await _machine.WithAgent("echo '{\"type\":\"system\"}'; sleep 600")
            .RunAsync(_machine.Request(limits: new(null, null, null, null, 1, null)));

        seen.Code.ShouldBe(FailureCodes.SilenceLimit);
        seen.Result.Error.ShouldNotBeNull().ShouldContain("1 seconds");
        seen.Result.ProcessesLeft.ShouldBe(0);
        seen.Text.ShouldContain("system");
    }

    [Fact]
    public async Task A_busy_agent_is_ended_at_the_limit_of_time()
    {
        var seen = await _machine.WithAgent("while true; do echo '{\"type\":\"system\"}'; sleep 0.1; done")
            .RunAsync(_machine.Request(limits: new(null, null, null, 1, null, null)));

        seen.Code.ShouldBe(FailureCodes.TimeLimit);
    }

    [Fact]
    public async Task An_agent_that_prints_without_end_is_ended_at_the_limit_of_output()
    {
        var seen = await _machine.WithAgent("yes '{\"type\":\"system\"}'")
            .RunAsync(_machine.Request(limits: new(null, null, null, null, null, 300_000)));

        seen.Code.ShouldBe(FailureCodes.OutputLimit);
        seen.Output.Length.ShouldBeInRange(200_000, 300_000);
    }

    [Theory]
    [InlineData(100, FailureCodes.TokenLimit)]
    [InlineData(1_000_000, null)]
    public async Task Tokens_are_counted_once_for_each_call_and_exactly_at_the_result(int limit, string? code)
    {
        var seen = await _machine.WithRecording("work").RunAsync(_machine.Request(limits: new(null, limit, null, null,
            null, null)));

        seen.Code.ShouldBe(code);
    }

    [Fact]
    public async Task An_agent_that_stays_after_its_result_is_ended_and_its_result_stands()
    {
        var seen = await _machine.WithAgent($"echo '{GoodResult}'; sleep 600").RunAsync();

        seen.Result.Outcome.ShouldBe(Outcomes.Succeeded);
        seen.Result.ProcessesLeft.ShouldBe(0);
        seen.Result.SessionId.ShouldBe(Guid.Parse("11111111-2222-4333-8444-555555555555"));
    }

    [Fact]
    public async Task A_full_disk_ends_the_run_and_says_so()
    {
        var request = _machine.WithAgent("yes '{\"type\":\"system\"}'").Request();
        var folder = Path.Combine(_machine.Options.WorkFolder, "executions", request.ExecutionId.ToString());
        Directory.CreateDirectory(folder);
        File.CreateSymbolicLink(Path.Combine(folder, "output"), "/dev/full");

        var seen = await _machine.RunAsync(request);

        seen.Code.ShouldBe(FailureCodes.DiskFull);
        seen.Result.ProcessesLeft.ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_is_left_on_the_disk_unless_the_tree_is_to_be_kept()
    {
        _machine.WithAgent($"echo '{GoodResult}'");
        var executions = Path.Combine(_machine.Options.WorkFolder, "executions");

        await _machine.RunAsync();
        Directory.EnumerateFileSystemEntries(executions).ShouldBeEmpty();

        var kept = _machine.Request(keep: true);
        await _machine.RunAsync(kept);
        await _machine.Adapter.RecoverAsync();
        File.Exists(Path.Combine(executions, kept.ExecutionId.ToString(), "tree", "README.md")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_repository_that_cannot_be_cloned_ends_the_execution_before_the_agent()
    {
        var request = _machine.WithAgent("true").Request();

        var seen = await _machine.RunAsync(request with { Tree = request.Tree with { CloneUrl = "file:///nowhere/at/all" } });

        seen.Result.Outcome.ShouldBe(Outcomes.Failed);
        seen.Events.Count.ShouldBe(1);
    }
}
