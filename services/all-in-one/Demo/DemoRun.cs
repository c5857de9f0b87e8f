using System.Text.Json;

namespace JakeOps.AllInOne.Demo;

/// <summary>Carries one sample request through all phases, over the same HTTP API that people use.</summary>
internal static class DemoRun
{
    private const string Repository = "demo/greeter";

    public static async Task<int> RunAsync(LocalOptions options, string address, DataFolder folder, CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = new(address), Timeout = Timeout.InfiniteTimeSpan };
        if (options.RemoteRunner) await DemoWorker.ExplainAsync(http, address, stop);
        var remote = await SampleRepository.EnsureAsync(folder.Sub("demo"), stop);
        await using var lines = await PhaseLines.OpenAsync(http, stop);
        var id = await RequestAsync(http, remote, options, stop);
        Console.WriteLine($"Delivery {id}: {address}/api/deliveries/{id} (repository {remote})");

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (options.ExitWhenClosed) limit.CancelAfter(options.Timeout);
        else DemoGuide.Write(address, id);
        try
        {
            var closed = await lines.FollowAsync(id, stopWhenFailed: options.ExitWhenClosed, limit.Token);
            return closed ? ExitCodes.Done : ExitCodes.DeliveryFailed;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync(
                $"The Delivery was not closed within {options.Timeout.TotalSeconds:0} s. Give it longer with --timeout SECONDS.");
            return ExitCodes.TimedOut;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Done;
        }
    }

    /// <summary>A new request each time, so that the demo can be run again in the same folder.</summary>
    private static async Task<string> RequestAsync(HttpClient http, string remote, LocalOptions options, CancellationToken stop)
    {
        var earlier = await http.GetFromJsonAsync<JsonElement[]>($"/api/deliveries?repository={Uri.EscapeDataString(Repository)}", stop);
        var label = $"demo-{earlier!.Length + 1}";
        using var made = await http.PostAsJsonAsync("/api/deliveries", new
        {
            summary = "Say goodbye too",
            body = "The greeter says hello. It should also say goodbye when it is called with --bye.",
            repository = Repository,
            clone_url = remote,
            checkpoints = options.ExitWhenClosed ? Array.Empty<string>() : ["plan", "implement", "review"],
            refs = new[] { new { role = "request", type = "verbal", label } },
        }, stop);
        made.EnsureSuccessStatusCode();
        return (await made.Content.ReadFromJsonAsync<JsonElement>(stop)).GetProperty("id").GetString()!;
    }
}
