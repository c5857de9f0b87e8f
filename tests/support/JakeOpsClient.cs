using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace JakeOps.Tests.Support;

/// <summary>What tests ask of a running JakeOps over HTTP.</summary>
public class JakeOpsClient
{
    private static readonly HttpStatusCode[] Away =
        [HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable, HttpStatusCode.GatewayTimeout];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public HttpClient Http { get; protected set; } = new();

    public static string State(JsonElement delivery) =>
        $"{delivery.GetProperty("phase").GetString()}/{delivery.GetProperty("run_status").GetString()}";

    /// <summary>The body of a new Delivery; <paramref name="more"/> adds to it.</summary>
    public static object NewDelivery(string repository, string remote, object? more = null, string label = "r-1")
    {
        var body = JsonSerializer.SerializeToNode(new
        {
            summary = $"Change {label}",
            repository,
            clone_url = remote,
            refs = new[] { new { role = "request", type = "verbal", label } },
        })!.AsObject();
        if (more is not null)
            foreach (var (name, value) in JsonSerializer.SerializeToNode(more)!.AsObject()) body[name] = value?.DeepClone();
        return body;
    }

    public async Task<string> CreateAsync(string repository, string remote, object? more = null, string label = "r-1")
    {
        using var made = await PostAsync("/api/deliveries", NewDelivery(repository, remote, more, label));
        made.IsSuccessStatusCode.ShouldBeTrue(await made.Content.ReadAsStringAsync());
        return (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    public async Task<JsonElement> GetAsync(string path) => await Http.GetFromJsonAsync<JsonElement>(path);

    public async Task<JsonElement> ActAsync(string id, string action, object? body = null)
    {
        using var answer = await PostAsync($"/api/deliveries/{id}/{action}", body ?? new { });
        answer.IsSuccessStatusCode.ShouldBeTrue($"{action}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public Task<JsonElement> BecomesAsync(string id, Func<string, bool> wanted, int seconds = 60) =>
        Eventually.BecomesAsync(() => GetAsync($"/api/deliveries/{id}"), delivery => wanted(State(delivery)), seconds);

    public Task<JsonElement> BecomesAsync(string id, string state, int seconds = 60) =>
        BecomesAsync(id, now => now == state, seconds);

    /// <summary>A command that is repeated with its key while what should answer it is away, as the API asks of its
    /// clients.</summary>
    private async Task<HttpResponseMessage> PostAsync(string path, object body)
    {
        var (key, until) = (Guid.NewGuid().ToString(), DateTime.UtcNow + Patience);
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
            request.Headers.Add("Idempotency-Key", key);
            var answer = await Http.SendAsync(request);
            if (!Away.Contains(answer.StatusCode) || DateTime.UtcNow > until) return answer;
            answer.Dispose();
            await Task.Delay(Pause);
        }
    }
}
