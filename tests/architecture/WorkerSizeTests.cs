namespace JakeOps.Architecture.Tests;

/// <summary>Strangers read the worker before they install it: it stays small enough for that.</summary>
public class WorkerSizeTests
{
    private const int Columns = 120;

    private static readonly string[] Core =
        ["worker/Connection.cs", "worker/runner/Execution.cs", "worker/runner/Agent/AgentProcess.cs"];

    [Fact]
    public void What_receives_decides_runs_and_sends_is_read_in_minutes() =>
        Core.Sum(CodeLines).ShouldBeLessThan(200, string.Join(", ", Core.Select(file => $"{file} {CodeLines(file)}")));

    [Fact]
    public void The_program_that_connects_stays_small() =>
        Sum("worker", except: ["protocol", "runner", "simulated-agent"]).ShouldBeLessThan(2_000);

    /// <summary>Git, the agent CLI, processes, redaction and the sandbox.</summary>
    [Fact]
    public void What_runs_an_agent_does_not_grow_unseen() => Sum("worker/runner", except: []).ShouldBeLessThan(3_100);

    [Fact]
    public void No_line_of_the_core_is_wider_than_a_screen() =>
        Core.SelectMany(file => Repository.Lines(file).Select((line, n) => (Where: $"{file}:{n + 1}", line.Length)))
            .Where(line => line.Length > Columns).Select(line => line.Where).ShouldBeEmpty();

    [Fact]
    public void The_core_calls_git_cancel_and_lease_by_their_names()
    {
        var code = string.Join('\n', Core.SelectMany(Repository.Lines));
        foreach (var call in new[] { "GitTree.OpenAsync(", "_tree.FinishAsync(", "?.Cancel()", "renewal.Confirmed(", "tree.KillAsync(" })
            code.ShouldContain(call);
    }

    private static int Sum(string folder, string[] except) => Repository.Files(folder, "*.cs")
        .Where(file => !except.Any(part => file.StartsWith($"{folder}/{part}/", StringComparison.Ordinal))).Sum(CodeLines);

    /// <summary>Neither empty nor only a comment.</summary>
    private static int CodeLines(string file) => Repository.Code(file).Count(line => line.Trim().Length > 0);
}
