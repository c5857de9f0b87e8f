using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using JakeOps.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace JakeOps.SystemTests;

/// <summary>Held against what each service itself says of its routes.</summary>
public sealed partial class RouteTests(Installation installation, ITestOutputHelper output)
    : SharedInstallation(installation, output)
{
    // They check a credential of their own: the worker's token, the signature of a webhook.
    private static readonly string[] OwnCredential = ["/api/workers/connect", "/api/webhooks/"];

    private static readonly string[] Behind = ["delivery", "transcripts", "worker-broker", "github-sync"];

    public static TheoryData<string> Services => [.. Behind];

    [Fact]
    public async Task Every_path_of_a_service_is_routed_to_it()
    {
        // Each stands for a service and answers with its name.
        var port = GuardedProcess.FreePort();
        var settings = new List<(string, string)>();
        await using var stubs = new Stubs();
        foreach (var service in Behind) settings.Add(($"Door:Services:{service}", await stubs.StartAsync(service)));
        await using var gateway = Installation.NewReplica("gateway", "gateway-before-stubs", port, [.. settings]);
        gateway.Start();
        await gateway.BecomesReadyAsync();

        foreach (var service in Behind)
        {
            foreach (var (method, path) in await RoutesAsync(service))
            {
                using var request = new HttpRequestMessage(method, new Uri(gateway.Address, path));
                request.Headers.Authorization = Installation.Http.DefaultRequestHeaders.Authorization;
                using var answer = await Installation.Http.SendAsync(request);
                (await answer.Content.ReadAsStringAsync()).ShouldBe(
                    service, $"{method} {path} of {service} is missing among the gateway's routes (ServiceRoutes.cs).");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_service_asked_directly_answers_nobody_but_the_gateway(string service)
    {
        var address = Installation.One($"{service}-1").Address;
        using var stranger = new HttpClient { BaseAddress = address };
        stranger.DefaultRequestHeaders.Authorization = Installation.Http.DefaultRequestHeaders.Authorization;
        var routes = await RoutesAsync(service);
        routes.Count.ShouldBeGreaterThan(2);
        foreach (var (method, path) in routes.Where(route => !OwnCredential.Any(route.Path.StartsWith)))
        {
            using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(new { }) };
            using var answer = await stranger.SendAsync(request);
            ((int)answer.StatusCode).ShouldBe(401, $"{method} {path}");
        }
        foreach (var open in new[] { "/health/live", "/health/ready", "/api/openapi.json" })
        {
            using var answer = await stranger.GetAsync(open);
            ((int)answer.StatusCode).ShouldBe(200, open);
        }
    }

    private async Task<List<(HttpMethod Method, string Path)>> RoutesAsync(string service)
    {
        using var http = new HttpClient { BaseAddress = Installation.One($"{service}-1").Address };
        var paths = (await http.GetFromJsonAsync<JsonElement>("/api/openapi.json")).GetProperty("paths");
        return
        [
            .. from path in paths.EnumerateObject()
               from method in path.Value.EnumerateObject()
               where Verb().IsMatch(method.Name)
               select (HttpMethod.Parse(method.Name), Filled(path.Name, service)),
        ];
    }

    private static string Filled(string path, string service) => Parameter().Replace(
        path.Replace("{database}", service, StringComparison.Ordinal),
        path.StartsWith("/api/operations", StringComparison.Ordinal) ? "1" : Guid.Empty.ToString());

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("^(get|post|put|patch|delete)$")]
    private static partial Regex Verb();

    private sealed class Stubs : IAsyncDisposable
    {
        private readonly List<WebApplication> _running = [];

        public async Task<string> StartAsync(string name)
        {
            var stub = WebApplication.CreateSlimBuilder().Build();
            stub.Run(context => context.Response.WriteAsync(name));
            var address = $"http://127.0.0.1:{GuardedProcess.FreePort()}";
            stub.Urls.Add(address);
            await stub.StartAsync();
            _running.Add(stub);
            return address;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var stub in _running) await stub.DisposeAsync();
        }
    }
}
