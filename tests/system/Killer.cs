using System.Collections.Concurrent;
using System.Diagnostics;
using JakeOps.Tests.Support;

namespace JakeOps.SystemTests;

/// <summary>Kills one thing after the other at random moments and starts each again a random time later. The seed
/// decides whom, when and for how long.</summary>
internal sealed class Killer(Installation installation, Random random, Action<string> say)
{
    private const int LongestPause = 3000;
    private const int LongestAbsence = 2000;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    private readonly ConcurrentBag<(string Victim, TimeSpan Time)> _recoveries = [];
    private readonly Dictionary<string, Task> _underWay = [];
    private readonly Stopwatch _sinceLast = new();

    public int Kills { get; private set; }

    public int KillsWhileAnAgentRan { get; private set; }

    public TimeSpan SinceLastKill => _sinceLast.Elapsed;

    public (string Victim, TimeSpan Time) SlowestRecovery => _recoveries.MaxBy(recovery => recovery.Time);

    /// <param name="kills">How many.</param>
    /// <param name="mayGoOn">Waited for before each kill: whether enough Deliveries have begun for it.</param>
    /// <param name="stop">Nobody is killed any more after it; who is away then is still started again.</param>
    public async Task RunAsync(int kills, Func<int, bool> mayGoOn, CancellationToken stop)
    {
        var round = new Queue<Victim>();
        while (Kills < kills)
        {
            if (round.Count == 0) round = new(Shuffled());
            var (victim, absence) = (round.Dequeue(), random.Next(LongestAbsence));
            // The moment is what is random here; nothing is waited for.
            await Task.Delay(random.Next(LongestPause));
            if (_underWay.TryGetValue(victim.Name, out var before)) await before;
            var next = Kills + 1;
            await Eventually.TrueAsync(() => stop.IsCancellationRequested || mayGoOn(next), 300);
            // Two kills of three fall into the work of an agent.
            if (next % 3 != 0 && !stop.IsCancellationRequested) await AgentRunsAsync();
            if (stop.IsCancellationRequested) break;
            await KillAsync(victim, absence);
        }
        await Task.WhenAll(_underWay.Values);
    }

    /// <summary>Or none will: the last Deliveries may be waiting for people.</summary>
    private async Task AgentRunsAsync()
    {
        var clock = Stopwatch.StartNew();
        await Eventually.TrueAsync(() => installation.Worker.HasAgents || clock.Elapsed > LongestWait);
    }

    private async Task KillAsync(Victim victim, int absence)
    {
        var agentRuns = installation.Worker.HasAgents;
        say($"kill {Kills + 1}: {victim.Name}, away for {absence} ms{(agentRuns ? ", while an agent runs" : "")}");
        var clock = Stopwatch.StartNew();
        await victim.KillAsync();
        _sinceLast.Restart();
        Kills++;
        if (agentRuns) KillsWhileAnAgentRan++;
        _underWay[victim.Name] = Task.Run(async () =>
        {
            await Task.Delay(absence);
            await victim.StartAsync();
            await victim.ServesAsync();
            _recoveries.Add((victim.Name, clock.Elapsed));
        });
    }

    /// <summary>Every victim once a round.</summary>
    private Victim[] Shuffled()
    {
        Victim[] all = [.. Victim.AllOf(installation)];
        random.Shuffle(all);
        return all;
    }
}
