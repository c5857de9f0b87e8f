namespace JakeOps.Gateway.Protection;

/// <summary>Another site's page may not command JakeOps with its reader's cookie, and no page may be a worker.</summary>
/// <remarks>Browsers say themselves where a request comes from, and no page can change what they say. Scripts say
/// nothing, and carry no cookie that anybody could abuse.</remarks>
internal static class ForeignPages
{
    private const string WorkerSocket = "/api/workers/connect";

    private const string Foreign =
        "Another site's page sent this. Open the dashboard itself, or use an API key from a script.";

    private const string NoWorker = "A web page may not connect as a worker: start jakeops-worker.";

    public static void UseForeignPages(this IApplicationBuilder app) => app.Use((context, next) =>
        Refuse(context) is { } refusal
            ? TypedResults.Problem(refusal, statusCode: 403).ExecuteAsync(context)
            : next(context));

    private static string? Refuse(HttpContext context)
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments(WorkerSocket)) return request.Headers.Origin.Count > 0 ? NoWorker : null;
        var reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (reads && !IsUpgrade(request)) return null;
        return request.Headers["Sec-Fetch-Site"] switch
        {
            ["same-origin" or "none"] => null,
            // Sent over plain HTTP by nobody, and by old browsers never.
            [] => request.Headers.Origin.Count == 0 || IsOwn(request) ? null : Foreign,
            _ => Foreign,
        };
    }

    /// <summary>In HTTP/2 a socket is asked for by CONNECT.</summary>
    private static bool IsUpgrade(HttpRequest request) => request.Headers.Upgrade.Count > 0;

    /// <summary>Without the scheme: a proxy that ends TLS may not say that it does.</summary>
    private static bool IsOwn(HttpRequest request) =>
        request.Headers.Origin is [{ } sent] && Uri.TryCreate(sent, UriKind.Absolute, out var origin)
        && string.Equals(origin.Authority, new UriBuilder(origin.Scheme, request.Host.Host, request.Host.Port ?? -1).Uri.Authority,
            StringComparison.OrdinalIgnoreCase);
}
