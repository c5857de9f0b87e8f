using System.Net.Http.Json;
using System.Text.Json;
using JakeOps.Contracts;
using JakeOps.Tests.GitHubStub;
using JakeOps.Tests.Support;

namespace JakeOps.GitHubSync.Tests;

/// <summary>github-sync that watches a repository of the stub, quickly; the test plays delivery.</summary>
internal sealed class Watching : IAsyncDisposable
{
    public const string Token = "ghp_stub0123456789abcdefghij";
    public const string Delivery = "0123456789ab";

    private static readonly string[] Quick =
    [
        "--GitHubSync:WatchTick", "00:00:00.02", "--GitHubSync:WatchPause", "00:00:00.1", "--GitHubSync:Settle", "00:00:00",
        "--GitHubSync:HostLag", "00:00:00", "--GitHubSync:Debounce", "00:00:00.05", "--GitHubSync:RetryDelay", "00:00:00.01",
        "--GitHubSync:CallTimeout", "00:00:02",
    ];

    private Watching(GitHubStub github, GitHubSyncApp app) => (GitHub, App) = (github, app);

    public GitHubStub GitHub { get; }

    public GitHubSyncApp App { get; }

    public StubRepository Repository { get; private set; } = null!;

    public StubAccount Account { get; private set; } = null!;

    public string Source { get; private set; } = "";

    public static string[] Settings(GitHubStub github) => ["--GitHubSync:Hosts", github.Url.ToString(), .. Quick];

    /// <param name="policies">verify, deploy, observe as the API takes them.</param>
    public static async Task<Watching> StartAsync(object? policies = null, params string[] settings)
    {
        var github = await GitHubStub.StartAsync();
        var app = await GitHubSyncApp.StartAsync([.. Settings(github), .. settings]);
        var watching = new Watching(github, app) { Account = github.Accept(Token), Repository = github.AddRepository("octo/app") };
        var body = JsonSerializer.SerializeToNode(policies ?? new { })!.AsObject();
        (body["owner"], body["repo"], body["token"], body["base_url"]) = ("octo", "app", Token, github.Url.ToString());
        watching.Source = (await app.CreateAsync(body)).GetProperty("id").GetString()!;
        return watching;
    }

    /// <summary>Tells that a phase is pending, as delivery does.</summary>
    public Task BeginAsync(string phase, StubPull? pull, string delivery = Delivery, int attempt = 1) =>
        App.PublishAsync(News(phase, "pending", pull, delivery, attempt));

    public DeliveryPhaseChanged News(
        string phase, string status, StubPull? pull, string delivery = Delivery, int attempt = 1, int version = 12) => new(
        "default", delivery, 7, version, "octo/app", "Say goodbye too", phase, status, attempt, null, null, null, Source,
        "github.com", null, pull?.Branch ?? $"jakeops/{delivery}", pull?.Sha, pull?.HtmlUrl, DateTimeOffset.UtcNow);

    /// <summary>The first final word about a phase.</summary>
    public async Task<PhaseObserved> EndAsync(string delivery = Delivery) => (await Eventually.BecomesAsync(
        () => Task.FromResult(App.Heard.Phases.FirstOrDefault(seen => seen.DeliveryId == delivery && seen.Outcome != "running")),
        seen => seen is not null))!;

    public Task<PhaseObserved> RunningAsync(string reason) => Eventually.BecomesAsync(
        () => Task.FromResult(App.Heard.Phases.LastOrDefault(seen => seen.Outcome == "running")!),
        seen => seen?.Reason.Contains(reason, StringComparison.Ordinal) is true);

    /// <summary>Comes back when the host was asked so often more.</summary>
    public Task LooksAsync(string part, int more = 2)
    {
        var before = Asked(part);
        return Eventually.TrueAsync(() => Asked(part) >= before + more);
    }

    public int Asked(string part) => GitHub.Calls.Count(call => call.Path.Contains(part, StringComparison.Ordinal));

    /// <summary>Webhooks of the stub to the source, signed with its secret.</summary>
    public async Task<StubHooks> HooksAsync()
    {
        var made = await App.Http.PostAsync($"/api/sources/{Source}/webhook-secret", null);
        var secret = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("secret").GetString()!;
        return GitHub.Hooks(new(App.Http.BaseAddress!, $"/api/webhooks/github/{Source}"), secret);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await GitHub.DisposeAsync();
    }
}
