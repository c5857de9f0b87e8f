namespace JakeOps.SystemTests;

public sealed class ClockTests(Installation installation, ITestOutputHelper output)
    : SharedInstallation(installation, output)
{
    // Seconds.
    private static readonly Dictionary<string, int> Off =
        new() { ["delivery-1"] = 120, ["transcripts-1"] = -120, ["worker-broker-1"] = 120 };

    [Fact]
    public async Task A_clock_two_minutes_off_on_one_replica_of_each_service_stops_nothing()
    {
        // The second is for waits: they go by the monotonic clock, and with the library's correction for old C libraries
        // each would be over at once, so that the processes spin.
        await RestartAsync(offset =>
        [
            "env", $"LD_PRELOAD={Library}", $"FAKETIME={offset:+0;-0}", "FAKETIME_DONT_FAKE_MONOTONIC=1",
            "FAKETIME_FORCE_MONOTONIC_FIX=0",
        ]);
        foreach (var (name, offset) in Off) (await OffByAsync(name)).ShouldBe(offset, 5);
        await CloseAsync("clocks off");
        await Task.WhenAll(Off.Keys.Select(name => Installation.One(name).KillAsync()));
        // Nothing that they wrote about the time may hold up those that are left.
        await CloseAsync("after clocks were off");
        await RestartAsync(_ => []);
    }

    private static string Library =>
        Directory.GetDirectories("/usr/lib").Select(folder => Path.Combine(folder, "faketime", "libfaketimeMT.so.1"))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("This test needs the package libfaketime.");

    private async Task RestartAsync(Func<int, string[]> prefix)
    {
        foreach (var (name, offset) in Off)
        {
            await Installation.One(name).KillAsync();
            Installation.One(name).Start(prefix(offset));
        }
        foreach (var replica in Installation.Services) await replica.BecomesReadyAsync();
    }

    private async Task CloseAsync(string label)
    {
        var id = await Installation.CreateAsync(
            "me/app", Installation.Remote, new { checkpoints = Array.Empty<string>() }, label);
        await Installation.BecomesAsync(id, "close/succeeded", 150);
    }

    private async Task<double> OffByAsync(string name)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(Installation.One(name).Address, "/health/live"));
        return (answer.Headers.Date!.Value - DateTimeOffset.UtcNow).TotalSeconds;
    }
}
