using JakeOps.Worker.Protocol;

namespace JakeOps.Worker.Tests;

/// <summary>An interrupted run, and the retry after it.</summary>
public sealed class InterruptTests : IDisposable
{
    private readonly LocalMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task A_retry_goes_on_in_the_tree_that_an_interrupted_run_left()
    {
        var first = await InterruptedAsync();
        first.Result.Outcome.ShouldBe(Outcomes.Interrupted);
        first.Result.ProcessesLeft.ShouldBe(0);
        var tree = Trees().ShouldHaveSingleItem();
        File.ReadAllText(Path.Combine(tree, "half")).ShouldBe("done\n");

        var retry = await RetryAsync(first);

        retry.Result.Outcome.ShouldBe(Outcomes.Succeeded);
        retry.Text.ShouldContain($"{tree} half work.txt");
        retry.Result.Changes!.Commits.Single().Subject.ShouldBe("Do the work");
        retry.Result.Changes.FilesChanged.ShouldBe(["half", "work.txt"]);
        Trees().ShouldBeEmpty();
    }

    [Fact]
    public async Task After_a_day_or_when_the_branch_moved_it_begins_anew()
    {
        var first = await InterruptedAsync();
        _machine.Options.KeepInterrupted = TimeSpan.Zero;
        (await RetryAsync(first)).Text.ShouldNotContain("half");
        _machine.Options.KeepInterrupted = TimeSpan.FromDays(1);
        var second = await InterruptedAsync();
        await JakeOps.Tests.Support.GitRemote.GitAsync(_machine.Repository, "branch", "jakeops/0123456789ab");
        (await RetryAsync(second)).Text.ShouldNotContain("half");
        Trees().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cancel_leaves_no_tree()
    {
        _machine.WithAgent("echo '{\"type\":\"system\"}'; sleep 600");
        using var cancel = new CancellationTokenSource();
        await foreach (var one in _machine.Adapter.RunAsync(Request(null), cancel.Token))
            if (one is ExecutionPrinted) await cancel.CancelAsync();
        Trees().ShouldBeEmpty();
    }

    private async Task<RunSeen> InterruptedAsync()
    {
        _machine.WithAgent("echo done > half; echo '{\"type\":\"system\"}'; sleep 600");
        using var interrupt = new CancellationTokenSource();
        var seen = new RunSeen();
        await foreach (var one in _machine.Adapter.RunAsync(Request(null), default, interrupt.Token))
        {
            seen.Add(one);
            if (one is ExecutionPrinted) await interrupt.CancelAsync();
        }
        return seen;
    }

    private Task<RunSeen> RetryAsync(RunSeen before) => _machine.WithAgent("""
        echo work > work.txt
        echo "{\"type\":\"system\",\"tree\":\"$PWD $(ls -m half work.txt 2> /dev/null | tr -d ,)\"}"
        echo '{"type":"result","subtype":"success","is_error":false,"num_turns":1,"result":"Fine."}'
        cat > /dev/null
        """).RunAsync(Request(before.Began.SessionId));

    private ExecutionRequest Request(Guid? session) =>
        _machine.Request(agent => agent with { SessionId = session }) with
        {
            Afterwards = new(null, "Do the work", false, false, null, null),
        };

    private string[] Trees()
    {
        var executions = Path.Combine(_machine.Options.WorkFolder, "executions");
        return Directory.Exists(executions)
            ? [.. Directory.EnumerateDirectories(executions).Select(folder => Path.Combine(folder, "tree")).Where(Directory.Exists)]
            : [];
    }
}
