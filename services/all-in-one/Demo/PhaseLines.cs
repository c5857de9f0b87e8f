using System.Net.ServerSentEvents;
using System.Text.Json;

namespace JakeOps.AllInOne.Demo;

/// <summary>One line for each change of a Delivery's phase, from the stream of live events that screens use.</summary>
internal sealed class PhaseLines(Stream stream) : IAsyncDisposable
{
    private const string PhaseChanged = "delivery_phase_changed";

    /// <summary>To be opened before the Delivery is made, so that its first change is seen too.</summary>
    public static async Task<PhaseLines> OpenAsync(HttpClient http, CancellationToken stop) =>
        new(await http.GetStreamAsync("/api/events", stop));

    /// <summary>True when the Delivery closed, false when it failed or is blocked and nobody is there to act.</summary>
    public async Task<bool> FollowAsync(string id, bool stopWhenFailed, CancellationToken stop)
    {
        var last = "";
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(stop))
        {
            if (item.EventType != PhaseChanged) continue;
            using var changed = JsonDocument.Parse(item.Data);
            if (Text(changed, "delivery_id") != id) continue;
            var (phase, status) = (Text(changed, "phase"), Text(changed, "run_status"));
            var line = $"{phase,-10}{status,-10}  {Text(changed, "reason")}".TrimEnd();
            if (line == last) continue;
            last = line;
            var at = changed.RootElement.GetProperty("at").GetDateTimeOffset().ToLocalTime();
            Console.WriteLine($"{at:HH:mm:ss}  {line}");
            if (phase == "close" && status == "succeeded") return true;
            if (stopWhenFailed && status is "failed" or "blocked") return false;
        }
        throw new IOException("The stream of live events ended.");
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private static string Text(JsonDocument json, string name) =>
        json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
