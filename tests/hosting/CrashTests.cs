using System.Collections.Concurrent;
using System.Net.Http.Json;
using JakeOps.Tests.Support;

namespace JakeOps.Hosting.Tests;

/// <summary>Kill -9 at random moments: what was committed takes effect exactly once, what was not never does.</summary>
[Collection(nameof(DoomedServers))]
public class CrashTests(DoomedServers servers)
{
    private static readonly string[] SingleNode = ["--Bus:QuorumQueues", "false"];

    private readonly ConcurrentBag<string> _committed = [];
    private int _next;

    [Theory, InlineData(Mode.Local, 2), InlineData(Mode.Servers, 2)]
    public async Task A_killed_service_loses_nothing_and_does_nothing_twice(Mode mode, int rounds)
    {
        using var place = await Place.NewAsync(mode);
        for (var round = 0; round < rounds; round++)
        {
            using var child = await Child.StartAsync(place);
            var enough = _committed.Count + Random.Shared.Next(10, 120);
            var writers = WriteUntilItDies(child.Http);
            await Eventually.TrueAsync(() => _committed.Count >= enough);
            child.Kill();
            await writers;
        }
        await ConvergedAsync(place);
    }

    [Fact]
    public async Task A_broker_and_a_database_that_are_killed_lose_nothing()
    {
        var (broker, database) = (servers.Broker, servers.Database);
        using var place = new Place { Database = database.NewDatabase(), Bus = await broker.NewVirtualHostAsync() };
        using var child = await Child.StartAsync(place, [.. SingleNode, "--Bus:Patience", "00:00:12"]);
        using var stop = new CancellationTokenSource();
        var writers = WriteAsync(child.Http, stop.Token, dies: true);
        await Eventually.TrueAsync(() => _committed.Count > 50);
        await broker.KillAsync();
        var before = _committed.Count;
        await Eventually.TrueAsync(() => _committed.Count > before + 20);
        await broker.StartAsync();
        await database.KillAsync();
        await database.StartAsync();
        before = _committed.Count;
        await Eventually.TrueAsync(() => _committed.Count > before + 50 || child.HasEnded);
        await stop.CancelAsync();
        await writers;
        // Either its bus finds back by itself, or it sees that it does not and ends, and is started anew below.
        await Eventually.TrueAsync(async () => child.HasEnded || await WaitingAsync(child.Http) == 0);
        child.Kill();
        await ConvergedAsync(place, SingleNode);
    }

    private static async Task<int> WaitingAsync(HttpClient http)
    {
        try { return await http.GetFromJsonAsync<int>("/waiting"); }
        catch (HttpRequestException) { return -1; }
    }

    private async Task ConvergedAsync(Place place, params string[] more)
    {
        await using var ledger = await Ledger.StartAsync(place, more);
        var entries = await Eventually.BecomesAsync(ledger.EntriesAsync, all => _committed.Except(all).Any() is false);
        await ledger.QuietAsync();
        (await ledger.Http.GetStringAsync("/api/operations/parked/ledger")).ShouldBe("[]");
        entries = await ledger.EntriesAsync();
        entries.Length.ShouldBe(entries.Distinct().Count(), "nothing takes effect twice");
        entries.ShouldNotContain(text => text.StartsWith("phantom", StringComparison.Ordinal));
        TestContext.Current.SendDiagnosticMessage("{0} committed, {1} effects", _committed.Count, entries.Length);
    }

    private Task WriteUntilItDies(HttpClient http) => WriteAsync(http, CancellationToken.None, dies: true);

    // A restarted PostgreSQL answers at first that it is not ready: such a request was not committed.
    private Task WriteAsync(HttpClient http, CancellationToken stop, bool dies = false) =>
        Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                var text = $"{Interlocked.Increment(ref _next)}";
                try
                {
                    var said = new[] { new Said("default", text) };
                    var answer = await http.PostAsJsonAsync($"/say?key={writer}", said, CancellationToken.None);
                    if (answer.IsSuccessStatusCode) _committed.Add(text);
                    await http.PostAsJsonAsync("/regret", new Said("default", $"phantom {text}"), CancellationToken.None);
                }
                catch (HttpRequestException) when (dies) { return; }
            }
        }, CancellationToken.None)));
}
