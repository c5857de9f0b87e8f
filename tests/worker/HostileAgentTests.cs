using System.Diagnostics;
using JakeOps.Worker.Protocol;

namespace JakeOps.Worker.Tests;

public sealed class HostileAgentTests : IDisposable
{
    private static readonly int Times = Environment.GetEnvironmentVariable("JAKEOPS_TESTS_FULL") is null ? 5 : 50;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly LocalMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task Nothing_is_left_of_an_agent_that_forks_twice_leaves_its_session_ignores_signals_and_comes_again()
    {
        for (var time = 1; time <= Times; time++) await CancelAsync(time, clean: "");
    }

    /// <summary>Such a process shows neither by its environment nor by its parents whose it is.</summary>
    [Fact]
    public async Task Nothing_is_left_either_of_children_that_throw_away_their_environment()
    {
        Assert.SkipUnless(ControlGroup.IsToBeHad, "No control group can be made on this machine.");
        await CancelAsync(0, clean: "env -i ");
    }

    private async Task CancelAsync(int time, string clean)
    {
        // Found by its argument, whatever else it hides.
        var name = $"hostile-{Guid.NewGuid():N}";
        var respawn = _machine.InFolder($"respawn-{time}");
        await File.WriteAllTextAsync(respawn, $"""
            trap '' INT TERM HUP
            while true; do
              (trap '' INT TERM HUP; setsid {clean}bash -c 'trap "" TERM HUP; (sleep 0.2; exec sleep 600) & exit' {name} &) &
              (setsid {clean}bash -c 'trap "" TERM HUP INT; while true; do sleep 0.3; done' {name} &) &
              sleep 0.1
              [ $SECONDS -gt 60 ] && exit
            done
            """);
        _machine.WithAgent($"""
            trap '' INT TERM HUP
            (setsid {clean}bash '{respawn}' {name} < /dev/null > /dev/null 2>&1 &) &
            setsid {clean}bash '{respawn}' {name} < /dev/null > /dev/null 2>&1 &
            sleep 0.5
            echo '{"{"}"type":"system"{"}"}'
            while true; do sleep 1; done
            """);
        using var cancel = new CancellationTokenSource();
        var clock = new Stopwatch();
        var seen = new RunSeen();
        await foreach (var one in _machine.Adapter.RunAsync(_machine.Request(), cancel.Token))
        {
            seen.Add(one);
            if (one is not ExecutionPrinted) continue;
            Named(name).ShouldNotBeEmpty();
            clock.Start();
            await cancel.CancelAsync();
        }
        Named(name).ShouldBeEmpty($"time {time}");
        (seen.Result.Outcome, seen.Result.ProcessesLeft).ShouldBe((Outcomes.Canceled, 0));
        clock.Elapsed.ShouldBeLessThan(Limit);
    }

    private static List<string> Named(string name) =>
        [.. ProcessTable.Read().Select(one => CommandLine(one.Key.Id)).Where(line => line.Contains(name))];

    private static string CommandLine(int id)
    {
        try { return File.ReadAllText($"/proc/{id}/cmdline").Replace('\0', ' '); }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException) { return ""; }
    }
}
