using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Forwarder;

namespace JakeOps.Gateway;

/// <summary>A replica that does not answer costs its caller nothing where another one can: a request that never left, or
/// that may be repeated, is sent there.</summary>
internal static class AnotherReplica
{
    private static readonly string[] Repeatable = ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"];

    public static void UseAnotherReplica(this IReverseProxyApplicationBuilder proxy, ILogger log) =>
        proxy.Use(async (context, next) =>
        {
            var replicas = context.GetReverseProxyFeature();
            var left = replicas.AvailableDestinations;
            await next(context);
            while (Failure(context) is { } failure)
            {
                log.ReplicaFailed(
                    replicas.ProxiedDestination?.DestinationId ?? replicas.Cluster.Config.ClusterId, failure.Error);
                if (!NeverLeft(failure) && !MayRepeat(context.Request)) return;
                left = [.. left.Where(replica => replica != replicas.ProxiedDestination)];
                if (left.Count == 0) return;
                replicas.AvailableDestinations = left;
                context.Features.Set<IForwarderErrorFeature>(null);
                context.Response.Clear();
                await next(context);
            }
        });

    private static IForwarderErrorFeature? Failure(HttpContext context) =>
        context.Response.HasStarted || context.RequestAborted.IsCancellationRequested
            ? null
            : context.Features.Get<IForwarderErrorFeature>();

    /// <summary>Without a connection nothing of the body was read, either.</summary>
    private static bool NeverLeft(IForwarderErrorFeature failure) =>
        failure.Exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError };

    /// <summary>Without a body, because what was sent of one is gone.</summary>
    private static bool MayRepeat(HttpRequest request) =>
        request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false }
        && (Repeatable.Contains(request.Method) || request.Headers.ContainsKey("Idempotency-Key"));
}
