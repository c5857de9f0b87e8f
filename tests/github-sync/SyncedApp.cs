using System.Net.Http.Json;
using System.Text.Json;
using JakeOps.Contracts;
using JakeOps.Tests.GitHubStub;
using JakeOps.Tests.Support;

namespace JakeOps.GitHubSync.Tests;

/// <summary>github-sync that polls a stub of GitHub many times a second.</summary>
internal sealed class SyncedApp : IAsyncDisposable
{
    public const string Token = "ghp_stub0123456789abcdefghij";

    private SyncedApp(GitHubStub github, GitHubSyncApp app) => (GitHub, App) = (github, app);

    public GitHubStub GitHub { get; }

    public GitHubSyncApp App { get; }

    public Heard Heard => App.Heard;

    public static string[] Settings(GitHubStub github) =>
    [
        "--GitHubSync:Hosts", github.Url.ToString(), "--GitHubSync:RetryDelay", "00:00:00.01", "--GitHubSync:CallTimeout", "00:00:05",
        "--GitHubSync:Sync:Enabled", "true", "--GitHubSync:Sync:Tick", "00:00:00.05", "--GitHubSync:Sync:Default", "00:00:00.2",
        "--GitHubSync:Sync:Busy", "00:00:00.1", "--GitHubSync:Sync:Anonymous", "00:00:00.2", "--GitHubSync:Sync:Paused", "00:00:00.3",
        "--GitHubSync:Sync:LookEvery", "00:00:30", "--GitHubSync:Webhooks:RetryDelay", "00:00:00.05",
    ];

    public static async Task<SyncedApp> StartAsync(params string[] settings)
    {
        var github = await GitHubStub.StartAsync();
        github.Accept(Token);
        return new(github, await GitHubSyncApp.StartAsync([.. Settings(github), .. settings]));
    }

    /// <summary>Makes a source for a repository of the stub; the rest of the body may be anything.</summary>
    public async Task<string> AddSourceAsync(StubRepository repository, object? more = null)
    {
        var body = new Dictionary<string, object?>
        {
            ["owner"] = repository.FullName.Split('/')[0], ["repo"] = repository.FullName.Split('/')[1], ["token"] = Token,
            ["base_url"] = GitHub.Url.ToString(),
        };
        foreach (var property in more?.GetType().GetProperties() ?? []) body[property.Name] = property.GetValue(more);
        return (await App.CreateAsync(body)).GetProperty("id").GetString()!;
    }

    public async Task<JsonElement> SourceAsync(string id) => await App.Http.GetFromJsonAsync<JsonElement>($"/api/sources/{id}");

    public async Task<JsonElement> PatchAsync(string id, object body)
    {
        var answer = await App.Http.PatchAsJsonAsync($"/api/sources/{id}", body);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<IReadOnlyList<JsonElement>> PollsAsync(string id) =>
        [.. (await App.Http.GetFromJsonAsync<JsonElement>($"/api/sources/{id}/polls?limit=200")).EnumerateArray()];

    /// <summary>Comes back after a poll that began after this call.</summary>
    public async Task PolledAsync()
    {
        var answer = await App.Http.PostAsync("/api/sources/sync", null);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("sources were read");
    }

    /// <summary>Reads all open issues, as once a day.</summary>
    public async Task SweepAsync(string id)
    {
        await App.InDatabaseAsync(db => App.Service<SyncWishes>().WantAsync(db, [id], CancellationToken.None, sweep: true));
        await Eventually.BecomesAsync(
            async () => (await PollsAsync(id)).Select(poll => poll.GetProperty("kind").GetString()).ToList(),
            kinds => kinds.FirstOrDefault() == "sweep" || kinds.Count(kind => kind == "sweep") > 1);
    }

    public Task<JsonElement> BecomesAsync(string id, string state) =>
        Eventually.BecomesAsync(() => SourceAsync(id), source => source.GetProperty("sync").GetProperty("state").GetString() == state);

    public async Task<RequestDiscovered> DiscoveredAsync(string label, int times = 1)
    {
        await Eventually.TrueAsync(() => Heard.Discovered.Count(told => told.Label == label) >= times);
        return Heard.Discovered.Last(told => told.Label == label);
    }

    public async Task<RequestWithdrawn> WithdrawnAsync(string label)
    {
        await Eventually.TrueAsync(() => Heard.Withdrawn.Any(told => told.Label == label));
        return Heard.Withdrawn.Single(told => told.Label == label);
    }

    /// <summary>What delivery says of the Delivery of an issue.</summary>
    public Task TellAsync(string sourceId, StubIssue issue, string phase = "plan", int number = 1, int version = 1, string? pullRequest = null) =>
        App.PublishAsync(new DeliveryPhaseChanged(
            "default", $"{number:x12}", number, version, issue.Repository.FullName, issue.Title, phase, "pending", 1, null, null, null,
            sourceId, "github.com", issue.HtmlUrl, "jakeops/x", "abc", pullRequest, DateTimeOffset.UtcNow));

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await GitHub.DisposeAsync();
    }
}

/// <summary>For tests that share one.</summary>
public sealed class SharedSyncedApp : IAsyncLifetime
{
    internal SyncedApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync() => App = await SyncedApp.StartAsync("--GitHubSync:Sync:LookEvery", "00:00:00.5");

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
