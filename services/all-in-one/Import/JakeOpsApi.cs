using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace JakeOps.AllInOne.Import;

/// <summary>The routes that an import needs. What a server refuses is its own sentence.</summary>
internal sealed class JakeOpsApi(HttpClient http)
{
    public async Task<(JsonElement Answer, string? Problem)> PostAsync(string path, JsonNode body, CancellationToken stop)
    {
        using var content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        return await PostAsync(path, content, stop);
    }

    public async Task<(JsonElement Answer, string? Problem)> PostAsync(string path, HttpContent content, CancellationToken stop)
    {
        using var response = await http.PostAsync(path, content, stop);
        var answer = await ReadAsync(response, stop);
        return response.IsSuccessStatusCode
            ? (answer, null)
            : (answer, answer.Text("detail") ?? $"the server answered {(int)response.StatusCode}.");
    }

    /// <summary>Whether all output of a run is stored.</summary>
    public async Task<bool> IsStoredAsync(string delivery, Guid run, CancellationToken stop)
    {
        using var response = await http.GetAsync($"/api/deliveries/{delivery}/runs/{run}/events?limit=1", stop);
        if (response.StatusCode == HttpStatusCode.NotFound) return false;
        return (await ReadAsync(response, stop)).Get("complete") is { ValueKind: JsonValueKind.True };
    }

    public static bool Existed(JsonElement answer) => answer.Get("existing") is { ValueKind: JsonValueKind.True };

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken stop)
    {
        try { return JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(stop)); }
        catch (JsonException) { return default; }
    }
}
