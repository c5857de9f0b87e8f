using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using JakeOps.Contracts;
using JakeOps.Hosting;
using JakeOps.Hosting.Messaging;
using JakeOps.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace JakeOps.Delivery.Tests;

/// <summary>The real service on a port of its own, with its real database and bus; the test plays everybody
/// else.</summary>
public sealed class DeliveryApp : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly WebApplication _app;
    private int _requests;

    private DeliveryApp(string? database, Action<WebApplicationBuilder>? configure, string[] settings)
    {
        var builder = WebApplication.CreateBuilder([
            "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Error",
            "--ConnectionStrings:delivery", database ?? $"Data Source={_folder.File("delivery.db")}", .. settings]);
        builder.AddHosting("delivery");
        builder.AddDelivery();
        builder.Services.AddSingleton(Published);
        builder.Services.AddSingleton(new BusModule("recorder", typeof(DeliveryDbContext), Recorders.All));
        builder.AddBus();
        configure?.Invoke(builder);
        _app = builder.Build();
        _app.UseHosting();
        _app.MapDelivery();
    }

    public HttpClient Http { get; private set; } = null!;

    internal Published Published { get; } = new();

    internal IServiceProvider Services => _app.Services;

    public static async Task<DeliveryApp> StartAsync(
        string? database = null, Action<WebApplicationBuilder>? configure = null, params string[] settings)
    {
        var app = new DeliveryApp(database, configure, settings);
        await app._app.StartAsync();
        app.Http = new() { BaseAddress = new(app._app.Urls.First()) };
        return app;
    }

    /// <summary>Publishes a message and comes back when the service has committed what follows from it.</summary>
    public Task TellAsync<T>(T message) where T : class =>
        _app.Services.GetRequiredService<ConfirmedPublisher>().PublishAsync(message, CancellationToken.None)
            .WaitAsync(TimeSpan.FromSeconds(30));

    public async Task<string> CreateAsync(object? more = null)
    {
        var label = $"#{Interlocked.Increment(ref _requests)}";
        var body = new JsonObject
        {
            ["summary"] = "Add a health check",
            ["repository"] = "acme/shop",
            ["refs"] = new JsonArray(
                RefTo("request", "github_issue", label, $"https://github.com/acme/shop/issues/{label[1..]}")),
        };
        if (more is not null)
            foreach (var (name, value) in JsonSerializer.SerializeToNode(more)!.AsObject().ToList())
                body[name] = value?.DeepClone();
        return (await OkAsync(HttpMethod.Post, "/api/deliveries", body)).GetProperty("id").GetString()!;
    }

    public static JsonObject RefTo(string role, string type, string label, string? url = null) =>
        new() { ["role"] = role, ["type"] = type, ["label"] = label, ["url"] = url };

    public Task<JsonElement> GetAsync(string id) => OkAsync(HttpMethod.Get, $"/api/deliveries/{id}");

    public async Task<string> WhereAsync(string id)
    {
        var delivery = await GetAsync(id);
        return $"{delivery.GetProperty("phase").GetString()}/{delivery.GetProperty("run_status").GetString()}";
    }

    public Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string id, string action, object? body = null,
        string? key = null) =>
        SendAsync(HttpMethod.Post, $"/api/deliveries/{id}/{action}", body, key);

    public async Task<JsonElement> OkAsync(HttpMethod method, string path, object? body = null)
    {
        var (status, answer) = await SendAsync(method, path, body);
        ((int)status).ShouldBeInRange(200, 299, answer.ToString());
        return answer;
    }

    public async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(
        HttpMethod method, string path, object? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    internal Task<ExecutionRequested> RequestedAsync(string id, string phase, int attempt = 1) =>
        Published.WaitAsync<ExecutionRequested>(
        asked => asked.DeliveryId == id && asked.Phase == phase && asked.Attempt == attempt);

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>One service for all tests of a class; each test makes Deliveries of its own.</summary>
public sealed class SharedApp : IAsyncLifetime
{
    public DeliveryApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync() => App = await DeliveryApp.StartAsync();

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
