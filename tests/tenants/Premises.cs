using System.Security.Cryptography;
using System.Text.Json;
using JakeOps.Delivery;
using JakeOps.Gateway;
using JakeOps.GitHubSync;
using JakeOps.Hosting;
using JakeOps.Hosting.Messaging;
using JakeOps.Tests.Support;
using JakeOps.Transcripts;
using JakeOps.WorkerBroker;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace JakeOps.Tenants.Tests;

/// <summary>A method and a path as an OpenAPI document names them.</summary>
public sealed record Route(string Service, HttpMethod Method, string Path)
{
    /// <summary>As it stands in <see cref="Policies"/>.</summary>
    public string Name => $"{Method} {Path}";
}

/// <summary>All services behind the gateway, each a host of its own in this process, with its own database, on one
/// RabbitMQ.</summary>
public sealed class Premises : IAsyncLifetime
{
    public static readonly string[] Services = ["delivery", "transcripts", "github-sync", "worker-broker"];

    private readonly TempFolder _folder = new();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly LogText _log = new();
    private readonly Dictionary<string, WebApplication> _hosts = [];
    private string _broker = "";

    public string PrivateKey => _key.ExportPkcs8PrivateKeyPem();

    /// <summary>Every route that any service says it has.</summary>
    public IReadOnlyList<Route> Routes { get; private set; } = [];

    internal Organization A { get; private set; } = null!;

    internal Organization B { get; private set; } = null!;

    public Uri Gateway => Address("gateway");

    public Uri Address(string service) => new(_hosts[service].Urls.First());

    internal string Database(string service) => $"Data Source={_folder.File($"{service}.db")}";

    public async ValueTask InitializeAsync()
    {
        _broker = await (await RabbitMqServer.StartedAsync()).NewVirtualHostAsync();
        await Task.WhenAll(
            StartAsync("delivery", builder => builder.AddDelivery(), routes => routes.MapDelivery()),
            StartAsync("transcripts", builder => builder.AddTranscripts(), routes => routes.MapTranscripts()),
            StartAsync("github-sync", builder => builder.AddGitHubSync(), routes => routes.MapGitHubSync()),
            StartAsync("worker-broker", builder => builder.AddWorkerBroker(), routes => routes.MapWorkerBroker()));
        await StartGatewayAsync();
        Routes = [.. (await Task.WhenAll([.. Services.Select(RoutesAsync), RoutesAsync("gateway")])).SelectMany(all => all)
            // The gateway's document shows the services' routes too.
            .GroupBy(route => route.Name).Select(same => same.First())];
        A = await Organization.FirstAsync(this, _log.Text);
        B = await Organization.NextAsync(this, A);
        await Scenes.PlayAsync(this);
    }

    public async ValueTask DisposeAsync()
    {
        A?.Dispose();
        B?.Dispose();
        foreach (var host in _hosts.Values.Reverse())
        {
            await host.StopAsync();
            await host.DisposeAsync();
        }
        _key.Dispose();
        _log.Dispose();
        _folder.Dispose();
    }

    private async Task StartAsync(string name, Action<WebApplicationBuilder> add, Action<IEndpointRouteBuilder> map)
    {
        var builder = NewBuilder(name, "--Identity:PublicKey", _key.ExportSubjectPublicKeyInfoPem());
        add(builder);
        builder.AddBus();
        var host = builder.Build();
        host.UseHosting();
        map(host);
        await StartAsync(name, host);
    }

    private async Task StartGatewayAsync()
    {
        var doors = Services.SelectMany(service => new[] { $"--Door:Services:{service}", Address(service).ToString() });
        var builder = NewBuilder("gateway",
        [
            "--Identity:PrivateKey", PrivateKey, "--Accounts:HashRounds", "1000", "--Accounts:SignUp", "Invited",
            "--Limits:Address:Burst", "100000", "--Limits:Account:Burst", "100000", "--Limits:Organization:Burst", "100000",
            "--Limits:Credentials:Burst", "10000", "--Limits:Bulk:Burst", "10000", .. doors,
        ]);
        builder.Logging.AddProvider(_log);
        builder.AddGateway();
        builder.AddDoor();
        builder.AddBus();
        var host = builder.Build();
        host.UseGateway();
        host.MapGateway();
        host.MapDoor();
        await StartAsync("gateway", host);
    }

    private WebApplicationBuilder NewBuilder(string name, params string[] settings)
    {
        var builder = WebApplication.CreateBuilder(
        [
            "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning", "--ConnectionStrings:rabbitmq", _broker,
            $"--ConnectionStrings:{name}", Database(name), "--GitHubSync:Sync:Enabled", "false",
            "--GitHubSync:Keys", _folder.File("keys"), "--Transcripts:StreamWait", "00:00:00.2", .. settings,
        ]);
        builder.AddHosting(name);
        return builder;
    }

    private async Task StartAsync(string name, WebApplication host)
    {
        await host.StartAsync();
        lock (_hosts) _hosts[name] = host;
        using var http = new HttpClient { BaseAddress = new(host.Urls.First()) };
        await Eventually.TrueAsync(async () => (await http.GetAsync("/health/ready")).IsSuccessStatusCode);
    }

    private async Task<List<Route>> RoutesAsync(string service)
    {
        using var http = new HttpClient { BaseAddress = Address(service) };
        var document = JsonSerializer.Deserialize<JsonElement>(await http.GetStringAsync("/api/openapi.json"));
        return
        [
            .. from path in document.GetProperty("paths").EnumerateObject()
               from method in path.Value.EnumerateObject()
               where method.Name is "get" or "post" or "put" or "patch" or "delete" or "head" or "options" or "trace"
               select new Route(service, HttpMethod.Parse(method.Name), path.Name.TrimEnd('/')),
        ];
    }
}
