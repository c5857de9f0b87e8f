using System.Security.Cryptography;
using JakeOps.Hosting;
using JakeOps.Hosting.Messaging;
using JakeOps.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace JakeOps.Gateway.Tests;

/// <summary>A gateway with its door, and keys of its own.</summary>
internal sealed class DoorHost : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly List<WebApplication> _apps = [];
    private readonly LogText _log = new();

    public HttpClient Http { get; private set; } = new();

    /// <summary>May everything; of the account that was made first.</summary>
    public string OwnerKey { get; private set; } = "";

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
            context.Changed(new { phase = "plan", number = 1 }, new { phase = "implement", number = 1 });
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var authorization = context.Request.Headers.Authorization.ToString();
            return new { replica = name, caller, authorization, length = body.Length };
        }).Needs(Permission.Read);
        app.MapPost("/api/deliveries/{id}/approve", () => TypedResults.Problem("It waits for nobody.", statusCode: 409))
            .Needs(Permission.Act);
        app.MapGet("/api/deliveries/{id}/runs/{run}/diff", () => TypedResults.Content("<p>agent</p>", "text/html")).Needs(Permission.Read);
        app.MapDelete("/api/deliveries/{id}", () => TypedResults.NoContent()).Needs(Permission.Admin);
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
        // What the settings forbid must not keep the first account out.
        if (OwnerKey.Length == 0 && settings.Length > 0) await OpenAsync(replicas);
        var builder = WebApplication.CreateBuilder(
        [
            .. settings,
            "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning",
            "--ConnectionStrings:gateway", $"Data Source={_folder.File("gateway.db")}",
            "--Identity:PrivateKey", PrivateKey, "--Accounts:HashRounds", "1000", "--Accounts:SignUp", "Invited",
            "--Door:Services:delivery", string.Join(' ', replicas),
            "--Door:Services:worker-broker", replicas.FirstOrDefault() ?? "http://127.0.0.1:9",
            // The tests look at what a request meets before any check has run.
            "--Door:CheckEvery", "1:00:00",
        ]);
        builder.Logging.AddProvider(_log);
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
        if (OwnerKey.Length == 0) OwnerKey = await FirstOwner.KeyAsync(new(app.Urls.First()), _log.Text);
        Http = new() { BaseAddress = new(app.Urls.First()), DefaultRequestHeaders = { { "Authorization", $"Bearer {OwnerKey}" } } };
    }

    public string Sign(Caller caller, TimeProvider? clock = null) =>
        new IdentitySigner(PrivateKey, clock ?? TimeProvider.System).Sign(caller);

    /// <summary>Stops the replica of the gateway that was opened last.</summary>
    public async Task CloseAsync()
    {
        await _apps[^1].StopAsync();
        await _apps[^1].DisposeAsync();
        _apps.RemoveAt(_apps.Count - 1);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        while (_apps.Count > 0) await CloseAsync();
        _key.Dispose();
        _folder.Dispose();
    }
}
