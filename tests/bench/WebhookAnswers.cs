using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using JakeOps.GitHubSync;
using JakeOps.Hosting;
using JakeOps.Hosting.Messaging;
using JakeOps.Tests.GitHubStub;
using Microsoft.AspNetCore.Builder;

namespace JakeOps.Bench;

/// <summary>How long GitHub waits for an answer to a webhook while many come in.</summary>
internal static class WebhookAnswers
{
    private const int WarmUp = 300;

    public static async Task<int> MeasureAsync(int count, TimeSpan within)
    {
        var folder = Directory.CreateTempSubdirectory("jakeops-bench-");
        try
        {
            await using var github = await GitHubStub.StartAsync();
            await using var app = await StartAsync(folder.FullName);
            using var http = new HttpClient { BaseAddress = new(app.Urls.First()) };
            var hooks = github.Hooks(new(http.BaseAddress, await SourceAsync(http)), await SecretAsync(http));
            var repository = github.AddRepository("octo/app");
            var bodies = Enumerable.Range(1, count + WarmUp).Select(number =>
                JsonSerializer.SerializeToUtf8Bytes(Webhooks.Issue("opened", repository.AddIssue($"Issue {number}")))).ToList();
            // What is compiled at the first calls is not what is measured.
            foreach (var body in bodies.Take(WarmUp)) await SendAsync(hooks, body, TimeSpan.Zero);
            bodies.RemoveRange(0, WarmUp);
            var times = await Task.WhenAll(bodies.Select((body, number) => SendAsync(hooks, body, within * number / count)));
            Array.Sort(times);
            await app.StopAsync();
            Console.WriteLine($"{count} webhooks in {within.TotalSeconds:0.#} s: answered in {times[count / 2]:0} ms (median), "
                + $"{times[count * 99 / 100]:0} ms (99 %), {times[^1]:0} ms (longest)");
            return 0;
        }
        finally { folder.Delete(recursive: true); }
    }

    private static async Task<WebApplication> StartAsync(string folder)
    {
        var builder = WebApplication.CreateBuilder(
        [
            "--urls", "http://127.0.0.1:0", "--ConnectionStrings:github-sync", $"Data Source={folder}/github-sync.db",
            "--Logging:LogLevel:Default", "Warning",
        ]);
        builder.AddHosting("github-sync");
        builder.AddGitHubSync();
        builder.AddBus();
        var app = builder.Build();
        app.UseHosting();
        app.MapGitHubSync();
        await app.StartAsync();
        return app;
    }

    private static async Task<double> SendAsync(StubHooks hooks, byte[] body, TimeSpan after)
    {
        await Task.Delay(after);
        var time = Stopwatch.StartNew();
        using var answer = await hooks.SendRawAsync("issues", body);
        answer.EnsureSuccessStatusCode();
        return time.Elapsed.TotalMilliseconds;
    }

    private static async Task<string> SourceAsync(HttpClient http)
    {
        using var made = await http.PostAsJsonAsync("/api/sources", new { owner = "octo", repo = "app", access = "webhook" });
        var source = await made.Content.ReadFromJsonAsync<JsonElement>();
        return source.GetProperty("webhook").GetProperty("path").GetString()!;
    }

    private static async Task<string> SecretAsync(HttpClient http)
    {
        var id = (await http.GetFromJsonAsync<JsonElement>("/api/sources"))[0].GetProperty("id").GetString();
        using var made = await http.PostAsync($"/api/sources/{id}/webhook-secret", null);
        return (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("secret").GetString()!;
    }
}
