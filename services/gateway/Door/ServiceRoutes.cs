using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.LoadBalancing;

namespace JakeOps.Gateway;

/// <summary>Which service answers which path. Paths are never rewritten, so that all modes have the same.</summary>
internal static class ServiceRoutes
{
    private const string OwnCredential = "own-credential";

    // Enough for the longest plan. More only where more is taken.
    private const long MaxBody = 1024 * 1024;
    private const long Large = 30 * 1024 * 1024;

    private static readonly (string Path, string Service)[] Paths =
    [
        ("/api/deliveries/{**rest}", "delivery"),
        ("/api/deliveries/import", "delivery"),
        ("/api/deliveries/{id}/runs/{run}/output", "delivery"),
        ("/api/deliveries/{id}/stream", "transcripts"),
        ("/api/deliveries/{id}/runs/{run}/transcript", "transcripts"),
        ("/api/deliveries/{id}/runs/{run}/stream_log", "transcripts"),
        ("/api/deliveries/{id}/runs/{run}/overview", "transcripts"),
        ("/api/deliveries/{id}/runs/{run}/events/{**rest}", "transcripts"),
        ("/api/deliveries/{id}/runs/{run}/search", "transcripts"),
        ("/api/deliveries/{id}/runs/{run}/html", "transcripts"),
        ("/api/deliveries/{id}/runs/{run}/raw", "transcripts"),
        ("/api/insights", "delivery"),
        ("/api/sources/{**rest}", "github-sync"),
        ("/api/executions/{**rest}", "worker-broker"),
        ("/api/workers/{**rest}", "worker-broker"),
        ("/api/worker/{**rest}", "worker-broker"),
        ("/api/operations/parked/delivery/{**rest}", "delivery"),
        ("/api/operations/parked/transcripts/{**rest}", "transcripts"),
        ("/api/operations/parked/github-sync/{**rest}", "github-sync"),
        ("/api/operations/parked/worker-broker/{**rest}", "worker-broker"),
    ];

    /// <summary>Every route whose callers the gateway lets through unseen, because the service behind it checks a
    /// credential of its own: the worker's token, the signature of a webhook.</summary>
    private static readonly (string Path, string Service)[] WithOwnCredential =
        [("/api/workers/connect", "worker-broker"), ("/api/webhooks/github/{source}", "github-sync")];

    private static readonly string[] LargeBodies =
        ["/api/deliveries/import", "/api/deliveries/{id}/runs/{run}/output", "/api/webhooks/github/{source}"];

    public static IReadOnlyList<RouteConfig> All { get; } =
    [
        .. Paths.Select(path => Route(path, null)),
        .. WithOwnCredential.Select(path => Route(path, new Dictionary<string, string> { [OwnCredential] = "true" })),
    ];

    public static bool HasOwnCredential(RouteConfig route) => route.Metadata?.ContainsKey(OwnCredential) is true;

    public static IReadOnlyList<ClusterConfig> Clusters(DoorOptions options) =>
    [
        .. options.Services.Select(service => new ClusterConfig
        {
            ClusterId = service.Key,
            HttpRequest = new() { ActivityTimeout = options.SilentFor },
            LoadBalancingPolicy = LoadBalancingPolicies.PowerOfTwoChoices,
            Destinations = service.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .ToDictionary(address => address, address => new DestinationConfig { Address = address }),
            HealthCheck = new()
            {
                // With every replica unwell a request is still tried: its error says more than ours.
                AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
                Active = new()
                {
                    Enabled = true,
                    Path = "/health/ready",
                    Interval = options.CheckEvery,
                    Timeout = TimeSpan.FromSeconds(2),
                    Policy = HealthCheckConstants.ActivePolicy.ConsecutiveFailures,
                },
                Passive = new()
                {
                    Enabled = true,
                    Policy = HealthCheckConstants.PassivePolicy.TransportFailureRate,
                    ReactivationPeriod = TimeSpan.FromSeconds(10),
                },
            },
        }),
    ];

    private static RouteConfig Route((string Path, string Service) route, Dictionary<string, string>? metadata) => new()
    {
        RouteId = route.Path,
        ClusterId = route.Service,
        Match = new() { Path = route.Path },
        MaxRequestBodySize = LargeBodies.Contains(route.Path) ? Large : MaxBody,
        Metadata = metadata,
    };
}
