using JakeOps.Hosting;
using JakeOps.Worker.Protocol;
using Microsoft.Extensions.Options;

namespace JakeOps.WorkerBroker;

/// <summary>Where workers connect. Everything that can be refused is refused before the upgrade, with a
/// sentence.</summary>
internal static class ConnectEndpoint
{
    public static void MapConnect(this IEndpointRouteBuilder routes)
    {
        var pipeline = routes.CreateApplicationBuilder();
        // The worker's heartbeats keep the connection alive; WebSocket pings would only double them.
        pipeline.UseWebSockets(new() { KeepAliveInterval = Timeout.InfiniteTimeSpan });
        pipeline.Run(ConnectAsync);
        routes.Map(Wire.Path, pipeline.Build()).AllowAnonymousCaller().WithName("ConnectWorker");
    }

    private static async Task ConnectAsync(HttpContext context)
    {
        var address = WorkerAddress.Of(context);
        if (Refusal(context) is { } refusal)
        {
            await RefuseAsync(context, address, refusal.Status, refusal.Reason);
            return;
        }
        var gate = context.RequestServices.GetRequiredService<TokenGate>();
        var (token, reason) =
            await gate.OpenAsync(context.Request.Headers.Authorization, address, context.RequestAborted);
        if (token is null)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await RefuseAsync(context, address, StatusCodes.Status401Unauthorized, reason);
            return;
        }
        var door = context.RequestServices.GetRequiredService<Doorkeeper>();
        if (door.Enter(token, address) is { } full)
        {
            context.Response.Headers.RetryAfter = "10";
            await RefuseAsync(context, address, StatusCodes.Status429TooManyRequests, full);
            return;
        }
        try { await ServeAsync(context, token, address); }
        finally { door.Leave(token, address); }
    }

    private static (int Status, string Reason)? Refusal(HttpContext context)
    {
        if (context.Request.Headers.Origin.Count > 0)
            return (StatusCodes.Status403Forbidden,
                "Browsers may not connect here: this address is for jakeops-worker.");
        if (!context.WebSockets.IsWebSocketRequest)
            return (StatusCodes.Status426UpgradeRequired,
                "This address takes WebSocket connections of jakeops-worker only.");
        return context.WebSockets.WebSocketRequestedProtocols.Contains(Wire.Subprotocol)
            ? null
            : (StatusCodes.Status400BadRequest, $"The WebSocket subprotocol has to be {Wire.Subprotocol}.");
    }

    private static Task RefuseAsync(HttpContext context, string address, int status, string reason)
    {
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ConnectEndpoint))
            .ConnectionRefused(address, reason);
        return TypedResults.Problem(reason, statusCode: status).ExecuteAsync(context);
    }

    private static async Task ServeAsync(HttpContext context, WorkerToken token, string address)
    {
        var services = context.RequestServices;
        var options = services.GetRequiredService<IOptions<BrokerOptions>>().Value;
        using var accepted = await context.WebSockets.AcceptWebSocketAsync(Wire.Subprotocol);
        using var socket = new FrameSocket(accepted, options.SendWithin);
        var session = ActivatorUtilities.CreateInstance<WorkerSession>(services, socket, token, address);
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        await using var goodbye = stopping.Register(() => _ = session.EndAsync(
            (int)System.Net.WebSockets.WebSocketCloseStatus.EndpointUnavailable, "The server stops; come back."));
        await session.RunAsync();
    }
}
