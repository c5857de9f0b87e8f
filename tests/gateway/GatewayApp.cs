using JakeOps.Contracts;
using JakeOps.Hosting;
using JakeOps.Hosting.Messaging;
using JakeOps.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace JakeOps.Gateway.Tests;

/// <summary>The gateway on a port of its own; two of them may share a database, as replicas do.</summary>
internal sealed class GatewayApp : IAsyncDisposable
{
    private readonly WebApplication _app;

    private GatewayApp(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public static Task<GatewayApp> StartAsync(TempFolder folder, params string[] settings) =>
        StartAsync($"Data Source={folder.File("gateway.db")}", settings);

    public static async Task<GatewayApp> StartAsync(string connection, params string[] settings)
    {
        var builder = WebApplication.CreateBuilder(
            [.. settings, "--urls", "http://127.0.0.1:0", "--ConnectionStrings:gateway", connection]);
        builder.AddHosting("gateway");
        builder.AddGateway();
        builder.AddBus();
        var app = builder.Build();
        app.UseLocalOnly();
        app.UseGateway();
        app.MapGateway();
        await app.StartAsync();
        return new(app);
    }

    /// <summary>Comes back when the gateway has committed it.</summary>
    public Task PublishAsync<T>(T message) where T : class =>
        _app.Services.GetRequiredService<ConfirmedPublisher>().PublishAsync(message, CancellationToken.None);

    /// <summary>The shortest message there is.</summary>
    public Task SayAsync(string reason, string organization = "default") => PublishAsync(new ExecutionWaiting(
        organization, Guid.Empty, "0123456789ab", 1, reason, DateTimeOffset.UnixEpoch));

    public AsyncServiceScope Scope() => _app.Services.CreateAsyncScope();

    public async Task StopAsync() => await _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
