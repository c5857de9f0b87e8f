using System.Net.Http.Json;
using System.Text.Json;
using JakeOps.Hosting;
using JakeOps.Hosting.Messaging;
using JakeOps.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace JakeOps.GitHubSync.Tests;

/// <summary>github-sync on a port of its own, with SQLite, the in-memory bus and a listener.</summary>
public sealed class GitHubSyncApp : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly string[] _settings;
    private WebApplication? _app;

    public GitHubSyncApp() : this([])
    {
    }

    /// <param name="settings">Name and value in turn, such as <c>--GitHubSync:Hosts</c>.</param>
    private GitHubSyncApp(string[] settings) => _settings = settings;

    public HttpClient Http { get; private set; } = new();

    internal Heard Heard => _app!.Services.GetRequiredService<Heard>();

    public string Folder => _folder.Path;

    public static async Task<GitHubSyncApp> StartAsync(params string[] settings)
    {
        var app = new GitHubSyncApp(settings);
        await app.RestartAsync();
        return app;
    }

    public async Task RestartAsync()
    {
        await StopAsync();
        var builder = WebApplication.CreateBuilder(
        [
            "--urls", "http://127.0.0.1:0",
            "--ConnectionStrings:github-sync", $"Data Source={_folder.File("github-sync.db")}",
            "--ConnectionStrings:listener", $"Data Source={_folder.File("listener.db")}",
            // Where a test has no host of its own, none is called.
            "--GitHubSync:Sync:Enabled", "false",
            .. _settings,
        ]);
        builder.AddHosting("github-sync");
        builder.AddGitHubSync();
        builder.AddListener();
        builder.AddBus();
        _app = builder.Build();
        _app.UseHosting();
        _app.MapGitHubSync();
        await using (var scope = _app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<ListenerDbContext>().Database.EnsureCreatedAsync();
        await _app.StartAsync();
        Http = new() { BaseAddress = new(_app.Urls.First()) };
    }

    internal T Service<T>() where T : notnull => _app!.Services.GetRequiredService<T>();

    /// <summary>Changes rows behind the service's back.</summary>
    internal async Task InDatabaseAsync(Func<GitHubSyncDbContext, Task> change)
    {
        await using var scope = _app!.Services.CreateAsyncScope();
        await change(scope.ServiceProvider.GetRequiredService<GitHubSyncDbContext>());
    }

    /// <summary>Comes back when every consumer has committed.</summary>
    public Task PublishAsync<T>(T message) where T : class =>
        _app!.Services.GetRequiredService<ConfirmedPublisher>().PublishAsync(message, CancellationToken.None);

    public async Task<JsonElement> CreateAsync(object body)
    {
        var answer = await Http.PostAsJsonAsync("/api/sources", body);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        answer.IsSuccessStatusCode.ShouldBeTrue(json.ToString());
        return json;
    }

    public async Task<(int Status, string Detail)> RefusalAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        var answer = await Http.SendAsync(request);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return ((int)answer.StatusCode, problem.GetProperty("detail").GetString()!);
    }

    /// <summary>For tests that share one app (<see cref="IClassFixture{T}"/>).</summary>
    public async ValueTask InitializeAsync() => await RestartAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    public async Task StopAsync()
    {
        if (_app is null) return;
        await _app.StopAsync();
        await _app.DisposeAsync();
        _app = null;
    }
}
