using System.Text.Json;

namespace JakeOps.AllInOne.Demo;

/// <summary>With --runner remote the demo needs a worker: makes a token and says how to start one.</summary>
internal static class DemoWorker
{
    public static async Task ExplainAsync(HttpClient http, string address, CancellationToken stop)
    {
        using var made = await http.PostAsJsonAsync("/api/workers/tokens", new { name = "demo" }, stop);
        made.EnsureSuccessStatusCode();
        var token = (await made.Content.ReadFromJsonAsync<JsonElement>(stop)).GetProperty("token").GetString();
        Console.WriteLine($"""
            Agents run on a worker. Start one in a second terminal (the token is shown this once):
              JAKEOPS_TOKEN={token} dotnet run --project worker -- --server {address} --agent {SimulatedAgent.Path} --tags {SimulatedAgent.Tag}
            """);
    }
}
