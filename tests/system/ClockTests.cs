namespace JakeOps.SystemTests;

public sealed class ClockTests(Installation installation, ITestOutputHelper output)
    : SharedInstallation(installation, output)
{
    private static readonly string[] OffClock = ["delivery-1", "transcripts-1", "worker-broker-1"];

    [Theory]
    [InlineData("+120")]
    [InlineData("-120")]
    public async Task A_clock_two_minutes_off_on_one_replica_of_each_service_stops_nothing(string offset)
    {
        await RestartAsync("env", $"LD_PRELOAD={Library}", $"FAKETIME={offset}", "FAKETIME_DONT_FAKE_MONOTONIC=1");
        foreach (var name in OffClock) (await OffByAsync(name)).ShouldBe(int.Parse(offset), 5);
        await CloseAsync($"clock {offset}");
        await Task.WhenAll(OffClock.Select(name => Installation.One(name).KillAsync()));
        // Nothing that they wrote about the time may hold up those that are left.
        await CloseAsync($"clock {offset}, after");
        await RestartAsync();
    }

    private static string Library =>
        Directory.GetDirectories("/usr/lib").Select(folder => Path.Combine(folder, "faketime", "libfaketimeMT.so.1"))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("This test needs the package libfaketime.");

    private async Task RestartAsync(params string[] prefix)
    {
        foreach (var name in OffClock)
        {
            await Installation.One(name).KillAsync();
            Installation.One(name).Start(prefix);
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
