using System.Security.Cryptography;
using JakeOps.Hosting;
using JakeOps.Hosting.Messaging;
using JakeOps.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace JakeOps.Gateway.Tests;

/// <summary>A gateway with its door, and keys of its own.</summary>
internal sealed class DoorHost : IAsyncDisposable
{
    public const string OwnerKey = "jak_of-this-test";

    private readonly TempFolder _folder = new();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly List<WebApplication> _apps = [];

    public HttpClient Http { get; private set; } = new();

    public string PrivateKey => _key.ExportPkcs8PrivateKeyPem();

    /// <summary>A replica of the service delivery: says who it is, who calls and what reached it.</summary>
    public async Task<string> ReplicaAsync(string name, string? publicKey = null)
    {
        var builder = WebApplication.CreateBuilder(
        [
            "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning",
            "--Identity:PublicKey", publicKey ?? _key.ExportSubjectPublicKeyInfoPem(),
        ]);
        builder.AddHosting(name);
        var app = builder.Build();
        app.UseHosting();
        app.UseWebSockets();
        app.MapMethods("/api/deliveries/{id}", ["GET", "POST", "PUT"], async (HttpContext context, Caller caller) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var authorization = context.Request.Headers.Authorization.ToString();
            return new { replica = name, caller, authorization, length = body.Length };
        }).Needs(Permission.Read);
        app.MapGet("/api/workers/connect", (HttpContext context) => new
        {
            authorization = context.Request.Headers.Authorization.ToString(),
            identity = context.Request.Headers[IdentityToken.Header].ToString(),
        }).AllowAnonymousCaller();
        await app.StartAsync();
        _apps.Add(app);
        return app.Urls.First();
    }

    /// <summary>After the replicas.</summary>
    public Task OpenAsync(params string[] replicas) => OpenAsync(replicas, []);

    /// <summary>Opened again, it is another replica of the gateway on the same database.</summary>
    public async Task OpenAsync(string[] replicas, params string[] settings)
    {
        var builder = WebApplication.CreateBuilder(
        [
            .. settings,
            "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning",
            "--ConnectionStrings:gateway", $"Data Source={_folder.File("gateway.db")}",
            "--Identity:PrivateKey", PrivateKey, "--Door:OwnerKey", OwnerKey,
            "--Door:Services:delivery", string.Join(' ', replicas),
            "--Door:Services:worker-broker", replicas.FirstOrDefault() ?? "http://127.0.0.1:9",
            // The tests look at what a request meets before any check has run.
            "--Door:CheckEvery", "1:00:00",
        ]);
        builder.AddHosting("gateway");
        builder.AddGateway();
        builder.AddDoor();
        builder.AddBus();
        var app = builder.Build();
        app.UseGateway();
        app.MapGateway();
        app.MapDoor();
        await app.StartAsync();
        _apps.Add(app);
        Http.Dispose();
        Http = new() { BaseAddress = new(app.Urls.First()), DefaultRequestHeaders = { { "Authorization", $"Bearer {OwnerKey}" } } };
    }

    public string Sign(Caller caller, TimeProvider? clock = null) =>
        new IdentitySigner(PrivateKey, clock ?? TimeProvider.System).Sign(caller);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        foreach (var app in _apps)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
        _key.Dispose();
        _folder.Dispose();
    }
}
