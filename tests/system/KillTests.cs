using System.Collections.Concurrent;
using System.Diagnostics;
using JakeOps.Tests.Support;

namespace JakeOps.SystemTests;

/// <summary>kill -9 of every part at random moments while Deliveries flow all the time.</summary>
public sealed class KillTests(Installation installation, ITestOutputHelper output)
    : SharedInstallation(installation, output)
{
    private static readonly bool Full = Environment.GetEnvironmentVariable("JAKEOPS_TESTS_FULL") is not null;
    private static readonly int Kills = Full ? 100 : 15;
    private static readonly int Deliveries = Full ? 200 : 15;
    private static readonly TimeSpan SettledWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);
    private const int People = 4;

    [Fact]
    public async Task Killing_any_part_at_any_moment_loses_nothing_and_does_nothing_twice()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("JAKEOPS_SEED"), out var given) ? given : Random.Shared.Next();
        Output.WriteLine($"JAKEOPS_SEED={seed}");
        var random = new Random(seed);
        var courses = Enumerable.Range(0, Deliveries).Select(_ => (
            Course: (Course)random.Next(Enum.GetValues<Course>().Length), RunWithApproval: random.Next(2) == 0)).ToList();
        var killer = new Killer(Installation, random, Output.WriteLine);
        var ledger = new Ledger(Installation.Http);

        using var stop = new CancellationTokenSource();
        var (endedBefore, startsBefore) = (Installation.EndedByThemselves, Installation.Worker.Trace.Starts.Count);
        var undisturbed = await UndisturbedAsync(ledger);
        var within = undisturbed * 6 > SettledWithin ? undisturbed * 6 : SettledWithin;
        var begun = 0;
        // The last kill falls into the work on the last Deliveries.
        var killing = killer.RunAsync(Kills, kill => Volatile.Read(ref begun) >= kill * Deliveries / Kills, stop.Token);
        var carried = new ConcurrentDictionary<string, Course>();
        var people = Enumerable.Range(0, People).Select(_ => Task.Run(async () =>
        {
            for (int number; (number = Interlocked.Increment(ref begun)) <= Deliveries;)
            {
                var (course, runWithApproval) = courses[number - 1];
                var id = await new Person(ledger, course, runWithApproval)
                    .CarryAsync("me/app", Installation.Remote, $"kill-{number}", stop.Token);
                carried[id] = course;
            }
        })).ToList();
        var all = Task.WhenAll(people);
        var judge = new Judge(Installation, ledger);
        try
        {
            if (await Task.WhenAny(killing, all) == all) await all;
            await killing;
            await SettledAsync(all, judge, carried, within - killer.SinceLastKill);
        }
        finally
        {
            await stop.CancelAsync();
            // The tests after this one have the same installation.
            await Task.WhenAny(killing);
        }
        var settled = killer.SinceLastKill;

        carried.Count.ShouldBe(Deliveries);
        foreach (var (id, course) in carried)
        {
            await judge.CountCommandsAsync(id);
            await judge.StandsWhereItShouldAsync(id, course);
            await judge.TranscriptsAreWholeAsync(id);
        }
        judge.NothingRanTwice();
        await judge.NothingIsParkedAsync();
        var (slowest, recovery) = killer.SlowestRecovery;
        await TellAsync(
            $"{killer.Kills} kills ({killer.KillsWhileAnAgentRan} while an agent ran), {Deliveries} Deliveries, " +
            $"{Installation.Worker.Trace.Starts.Count - startsBefore} agent runs, {ledger.Entries.Count} commands " +
            $"({ledger.Repeated} requests repeated), lost {judge.Lost}, duplicated {judge.Duplicated}, " +
            $"slowest recovery {recovery.TotalSeconds:0.0} s ({slowest}), all settled {settled.TotalSeconds:0.0} s after the last kill " +
            $"(an undisturbed Delivery takes {undisturbed.TotalSeconds:0.0} s here), " +
            $"{Installation.EndedByThemselves - endedBefore} services ended by themselves, JAKEOPS_SEED={seed}");
        judge.Lost.ShouldBe(0);
        judge.Duplicated.ShouldBe(0);
        killer.KillsWhileAnAgentRan.ShouldBeGreaterThanOrEqualTo(Kills * 3 / 10);
    }

    public override ValueTask DisposeAsync()
    {
        if (TestContext.Current.TestState?.Result == TestResult.Failed) Output.WriteLine(Installation.Tails(200));
        return base.DisposeAsync();
    }

    /// <summary>How long a Delivery takes here while nothing dies. A minute is enough for the last ones, except where
    /// the machine has so much else to do that not even this one is done in ten seconds.</summary>
    private async Task<TimeSpan> UndisturbedAsync(Ledger ledger)
    {
        var clock = Stopwatch.StartNew();
        await new Person(ledger, Course.ByItself, runWithApproval: false).CarryAsync(
            "me/app", Installation.Remote, "undisturbed", TestContext.Current.CancellationToken);
        return clock.Elapsed;
    }

    /// <summary>A runner shows what a test says only when it fails: tests/run prints the file.</summary>
    private async Task TellAsync(string summary)
    {
        Output.WriteLine(summary);
        await File.WriteAllTextAsync(Path.Combine(Programs.Artifacts, "kill-suite.txt"), summary + "\n");
    }

    private static async Task SettledAsync(
        Task people, Judge judge, ConcurrentDictionary<string, Course> carried, TimeSpan left)
    {
        if (left < OneSecond) left = OneSecond;
        await people.WaitAsync(left);
        await Eventually.TrueAsync(() => judge.IsQuietAsync(carried.Keys), (int)left.TotalSeconds);
    }
}
