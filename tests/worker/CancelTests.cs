using System.Diagnostics;
using System.Globalization;
using JakeOps.Tests.Support;
using JakeOps.Worker.Protocol;
using Microsoft.Extensions.Logging.Abstractions;

namespace JakeOps.Worker.Tests;

public sealed class CancelTests : IDisposable
{
    private const string Deaf = "trap '' INT TERM HUP; echo '{\"type\":\"system\"}'; while true; do sleep 1; done";

    private readonly LocalMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task An_agent_that_understands_stops_in_its_own_way()
    {
        _machine.Options.InterruptGrace = TimeSpan.FromSeconds(30);
        _machine.WithAgent($$"""
            echo '{"type":"system"}'
            read -r prompt; read -r control
            echo "$control" > '{{_machine.InFolder("control")}}'
            echo '{"type":"result","subtype":"error_during_execution","is_error":true,"terminal_reason":"aborted_streaming"}'
            cat > /dev/null
            exit 1
            """);

        var seen = await CancelAtFirstOutputAsync();

        seen.Result.Outcome.ShouldBe(Outcomes.Canceled);
        seen.Code.ShouldBeNull();
        seen.Result.ExitCode.ShouldBe(1);
        File.ReadAllText(_machine.InFolder("control")).Trim()
            .ShouldBe("""{"type":"control_request","request_id":"stop","request":{"subtype":"interrupt"}}""");
        seen.Text.ShouldContain("aborted_streaming");
    }

    [Fact]
    public async Task An_agent_that_listens_to_nothing_is_killed()
    {
        _machine.WithAgent(Deaf);

        var seen = await CancelAtFirstOutputAsync();

        seen.Result.Outcome.ShouldBe(Outcomes.Canceled);
        seen.Result.ExitCode.ShouldBe(137);
        seen.Result.ProcessesLeft.ShouldBe(0);
    }

    [Fact]
    public async Task Children_in_sessions_of_their_own_end_with_their_agent()
    {
        var request = _machine.WithAgent($$"""
            setsid bash -c "trap '' TERM; while true; do sleep 1; done" < /dev/null > /dev/null 2>&1 &
            setsid env -i sleep 600 < /dev/null > /dev/null 2>&1 &
            echo $! > '{{_machine.InFolder("without-marker")}}'
            echo '{"type":"system"}'
            wait
            """).Request();

        var seen = await CancelAtFirstOutputAsync(request);

        seen.Result.ProcessesLeft.ShouldBe(0);
        Carrying(request).ShouldBeEmpty();
        var withoutMarker = int.Parse(File.ReadAllText(_machine.InFolder("without-marker")),
            CultureInfo.InvariantCulture);
        ProcessTable.Read().ShouldNotContain(one => one.Key.Id == withoutMarker);
    }

    [Fact]
    public async Task Children_that_outlive_their_agent_are_found_and_ended()
    {
        var request = _machine.WithAgent("""
            setsid bash -c "trap '' TERM HUP; while true; do sleep 1; done" &
            echo '{"type":"result","subtype":"success","is_error":false,"num_turns":1,"result":"Fine."}'
            """).Request();

        var seen = await _machine.RunAsync(request);

        seen.Result.Outcome.ShouldBe(Outcomes.Succeeded);
        seen.Result.ProcessesLeft.ShouldBe(0);
        Carrying(request).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_canceled_before_it_starts_starts_no_agent()
    {
        _machine.WithAgent($"touch '{_machine.InFolder("started")}'");

        var seen = await _machine.RunAsync(cancel: new CancellationToken(canceled: true));

        seen.Result.Outcome.ShouldBe(Outcomes.Canceled);
        File.Exists(_machine.InFolder("started")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_cancel_while_the_version_is_asked_ends_the_question()
    {
        var asked = _machine.InFolder("asked");
        _machine.WithProgram($"touch '{asked}'; sleep 600");
        using var cancel = new CancellationTokenSource();

        var run = _machine.RunAsync(cancel: cancel.Token);
        await Eventually.TrueAsync(() => File.Exists(asked));
        await cancel.CancelAsync();

        (await run).Result.Outcome.ShouldBe(Outcomes.Canceled);
    }

    [Fact]
    public async Task A_cancel_reaches_the_agent_although_nobody_reads_its_output()
    {
        var request = _machine.WithAgent($"{Deaf}").Request();
        using var cancel = new CancellationTokenSource();
        await using var events = _machine.Adapter.RunAsync(request, cancel.Token).GetAsyncEnumerator();
        await events.MoveNextAsync();

        await cancel.CancelAsync();

        await Eventually.TrueAsync(() => Carrying(request).Count == 0);
        while (await events.MoveNextAsync() && events.Current is not ExecutionEnded) { }
        events.Current.ShouldBeOfType<ExecutionEnded>().Result.Outcome.ShouldBe(Outcomes.Canceled);
    }

    [Fact]
    public async Task A_caller_that_walks_away_leaves_no_agent_behind()
    {
        var request = _machine.WithAgent(Deaf).Request();

        await foreach (var one in _machine.Adapter.RunAsync(request, default))
            if (one is ExecutionPrinted) break;

        Carrying(request).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_a_crash_of_the_program_its_agents_are_ended_and_its_files_deleted()
    {
        _machine.WithAgent(Deaf);
        var marker = $"{AgentEnvironment.FolderMarker}={_machine.Options.FullWorkFolder}";
        using var program = Process.Start(Environment.ProcessPath!, [CrashingProgram.Argument, _machine.Folder]);
        await Eventually.TrueAsync(() => Directory.Exists(_machine.Options.WorkFolder)
            && Directory.EnumerateFiles(_machine.Options.WorkFolder, "output", SearchOption.AllDirectories)
                .Any(output => new FileInfo(output).Length > 0));
        program.Kill();
        await program.WaitForExitAsync();
        Carrying(marker).ShouldNotBeEmpty();
        _machine.Options.KeepInterrupted = TimeSpan.Zero;

        var left = await new ClaudeCliAdapter(_machine.Options, TimeProvider.System,
            NullLogger<ClaudeCliAdapter>.Instance).RecoverAsync();

        left.ShouldBe(0);
        Carrying(marker).ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(Path.Combine(_machine.Options.WorkFolder, "executions")).ShouldBeEmpty();
    }

    private async Task<RunSeen> CancelAtFirstOutputAsync(ExecutionRequest? request = null)
    {
        using var cancel = new CancellationTokenSource();
        var seen = new RunSeen();
        await foreach (var one in _machine.Adapter.RunAsync(request ?? _machine.Request(), cancel.Token))
        {
            seen.Add(one);
            if (one is ExecutionPrinted) await cancel.CancelAsync();
        }
        return seen;
    }

    private static List<int> Carrying(ExecutionRequest request) =>
        Carrying($"{AgentEnvironment.ExecutionMarker}={request.ExecutionId}");

    private static List<int> Carrying(string marker) =>
        [.. ProcessTable.Read().Select(one => one.Key.Id).Where(id => ProcessTable.Carries(id, marker))];
}
