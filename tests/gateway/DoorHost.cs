using System.Net.WebSockets;
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

    /// <summary>Of PostgreSQL; null for SQLite.</summary>
    public string? Database { get; private set; }

    public HttpClient Http { get; private set; } = new();

    /// <summary>May everything; of the account that was made first.</summary>
    public string OwnerKey { get; private set; } = "";

    /// <summary>Lets the stream of a replica go on.</summary>
    public SemaphoreSlim Next { get; } = new(0);

    public string Log => _log.Text;

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
        app.MapGet("/api/deliveries/{id}/stream", StreamAsync).Needs(Permission.Read);
        app.MapPatch("/api/deliveries/{id}", () => { throw new InvalidOperationException("the password of the database"); })
            .Needs(Permission.Read);
        app.MapDelete("/api/deliveries/{id}", () => TypedResults.NoContent()).Needs(Permission.Admin);
        app.MapGet("/api/workers/connect", async (HttpContext context) =>
        {
            if (context.WebSockets.IsWebSocketRequest) await EchoAsync(await context.WebSockets.AcceptWebSocketAsync());
            else
                await context.Response.WriteAsJsonAsync(new
                {
                    authorization = context.Request.Headers.Authorization.ToString(),
                    identity = context.Request.Headers[IdentityToken.Header].ToString(),
                });
        }).AllowAnonymousCaller();
        await app.StartAsync();
        _apps.Add(app);
        return app.Urls.First();
    }

    /// <summary>One line, then one more for each <see cref="Next"/>.</summary>
    private async Task StreamAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        for (var number = 0; ; number++)
        {
            await context.Response.WriteAsync($"data: {number}\n\n");
            await context.Response.Body.FlushAsync();
            await Next.WaitAsync(context.RequestAborted);
        }
    }

    private static async Task EchoAsync(WebSocket socket)
    {
        var buffer = new byte[1024];
        while (await socket.ReceiveAsync(buffer, CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } got)
            await socket.SendAsync(buffer.AsMemory(0, got.Count), got.MessageType, got.EndOfMessage, CancellationToken.None);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", CancellationToken.None);
    }

    /// <summary>Instead of SQLite; before anything is opened.</summary>
    public async Task<DoorHost> OnPostgresAsync()
    {
        Database = (await PostgresServer.StartedAsync()).NewDatabase();
        return this;
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
            "--Logging:LogLevel:JakeOps.Gateway.Audit", "Information",
            "--ConnectionStrings:gateway", Database ?? $"Data Source={_folder.File("gateway.db")}",
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
        Next.Dispose();
        _folder.Dispose();
    }
}
