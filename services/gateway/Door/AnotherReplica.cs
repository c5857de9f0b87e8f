using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Model;

namespace JakeOps.Gateway;

/// <summary>A replica that does not answer costs its caller nothing where another one can: a request that may be
/// repeated is sent there.</summary>
internal static class AnotherReplica
{
    private static readonly string[] Repeatable = ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"];

    public static void UseAnotherReplica(this IReverseProxyApplicationBuilder proxy) => proxy.Use(async (context, next) =>
    {
        var replicas = context.GetReverseProxyFeature();
        var left = replicas.AvailableDestinations;
        await next(context);
        while (Failed(context) && MayRepeat(context.Request))
        {
            left = [.. left.Where(replica => replica != replicas.ProxiedDestination)];
            if (left.Count == 0) return;
            replicas.AvailableDestinations = left;
            context.Features.Set<IForwarderErrorFeature>(null);
            context.Response.Clear();
            await next(context);
        }
    });

    private static bool Failed(HttpContext context) =>
        !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested
        && context.Features.Get<IForwarderErrorFeature>() is not null;

    /// <summary>Without a body, because what was sent of one is gone.</summary>
    private static bool MayRepeat(HttpRequest request) =>
        request.ContentLength is null or 0 && !request.Headers.ContainsKey("Transfer-Encoding")
        && (Repeatable.Contains(request.Method) || request.Headers.ContainsKey("Idempotency-Key"));
}
