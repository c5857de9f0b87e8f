using System.Text.Json;

namespace JakeOps.AllInOne.Demo;

/// <summary>The demo's Delivery, opened over the same HTTP API that people use.</summary>
internal static class SampleRequest
{
    private const string Repository = "demo/greeter";

    public static IReadOnlyList<string> Checkpoints { get; } = ["plan", "implement", "review"];

    /// <summary>A new request each time, so that the demo can be seen again in the same folder; the id of its Delivery.</summary>
    /// <param name="remote">The sample repository.</param>
    public static async Task<string> OpenAsync(
        HttpClient http, string remote, IReadOnlyList<string> checkpoints, CancellationToken stop)
    {
        var earlier = await http.GetFromJsonAsync<JsonElement[]>($"/api/deliveries?repository={Uri.EscapeDataString(Repository)}", stop);
        using var made = await http.PostAsJsonAsync("/api/deliveries", new
        {
            summary = "Say goodbye too",
            body = "The greeter says hello. It should also say goodbye when it is called with --bye.",
            repository = Repository,
            clone_url = remote,
            checkpoints,
            required_tags = new[] { SimulatedAgent.Tag },
            refs = new[] { new { role = "request", type = "verbal", label = $"demo-{earlier!.Length + 1}" } },
        }, stop);
        made.EnsureSuccessStatusCode();
        return (await made.Content.ReadFromJsonAsync<JsonElement>(stop)).GetProperty("id").GetString()!;
    }
}
