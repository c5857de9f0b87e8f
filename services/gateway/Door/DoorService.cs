using JakeOps.Gateway.Docs;
using JakeOps.Gateway.OpenId;
using JakeOps.Hosting;
using Yarp.ReverseProxy.ServiceDiscovery;
using Yarp.ReverseProxy.Transforms;

namespace JakeOps.Gateway;

/// <summary>The only way in to services that run elsewhere: knows who calls, and hands that on signed.</summary>
internal static class DoorService
{
    // A replica that died leaves an address that nobody answers on.
    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(1.5);

    public static void AddDoor(this WebApplicationBuilder builder)
    {
        var options = new DoorOptions();
        builder.Configuration.GetSection("Door").Bind(options);
        var services = builder.Services;
        builder.RequireSignIn();
        builder.AddOpenId();
        var signingKey = Needed(builder, "Identity:PrivateKey");
        services.AddSingleton(provider => new IdentitySigner(signingKey, provider.GetRequiredService<TimeProvider>()));
        // It tells of a dead replica with a stack trace at every attempt; AnotherReplica says it in a line.
        builder.Logging.AddFilter("Yarp", LogLevel.Error);
        services.AddSingleton(options);
        services.AddSingleton<IDestinationResolver, ReplicaLookup>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<MergedDocument>(
            provider, new HttpClient { MaxResponseContentBufferSize = 16 * 1024 * 1024 }));
        services.AddReverseProxy()
            .LoadFromMemory(ServiceRoutes.All, ServiceRoutes.Clusters(options))
            .ConfigureHttpClient((_, handler) => handler.ConnectTimeout = ConnectWithin)
            .AddTransforms(transforms =>
            {
                transforms.AddRequestTransform(HandOnIdentity);
                transforms.AddResponseTransform(TakeOffChange);
            });
    }

    public static void MapDoor(this IEndpointRouteBuilder routes)
    {
        routes.MapMergedDocument();
        var log = routes.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(AnotherReplica));
        routes.MapReverseProxy(proxy =>
        {
            proxy.UseAnotherReplica(log);
            proxy.UseLoadBalancing();
            proxy.UsePassiveHealthChecks();
        }).ConfigureEndpoints((endpoint, route) =>
        {
            if (ServiceRoutes.HasOwnCredential(route)) endpoint.AllowAnonymousCaller();
            // What else a request needs depends on its method, and the service behind knows that.
            else endpoint.Needs(Permission.Read);
        });
    }

    /// <summary>Whatever a client claims to be is dropped.</summary>
    private static ValueTask HandOnIdentity(RequestTransformContext request)
    {
        request.ProxyRequest.Headers.Remove(IdentityToken.Header);
        // The session is the gateway's.
        request.ProxyRequest.Headers.Remove("Cookie");
        if (request.HttpContext.Features.Get<Caller>() is { } caller)
        {
            var signer = request.HttpContext.RequestServices.GetRequiredService<IdentitySigner>();
            request.ProxyRequest.Headers.Add(IdentityToken.Header, signer.Sign(caller));
            // The gateway's credential ends here.
            request.ProxyRequest.Headers.Authorization = null;
        }
        return ValueTask.CompletedTask;
    }

    /// <summary>What a service says of its change is for the audit alone.</summary>
    private static ValueTask TakeOffChange(ResponseTransformContext response)
    {
        var headers = response.HttpContext.Response.Headers;
        if (headers[Change.Header] is [{ } json]) response.HttpContext.Features.Set(new Change(json));
        headers.Remove(Change.Header);
        return ValueTask.CompletedTask;
    }

    private static string Needed(WebApplicationBuilder builder, string setting) =>
        builder.Configuration[setting] is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException(
                $"The gateway needs the setting {setting}: start it with compose, which makes one, or put it into a " +
                $"file {setting.Replace(":", "__", StringComparison.Ordinal)} in the folder that JAKEOPS_SECRETS names.");
}
