using System.Net;

namespace JakeOps.Gateway;

/// <summary>Guards a process that nobody signs in to: whatever page a browser on this machine shows, only the
/// dashboard of this very address may use it, or one whose own server on this machine hands its requests on.</summary>
/// <remarks>The Host check stops DNS rebinding (a stranger's name that points to 127.0.0.1), the Origin check
/// requests that a stranger's page sends. A dashboard's development server hands requests on with the Host changed
/// and the page's Origin kept. The browser still says same-origin of them, since the page asked its own server; no
/// page can say so itself, and of a request that a page sends here directly the browser never does.</remarks>
public static class LocalOnly
{
    private const string WorkerSocket = "/api/workers/connect";

    private static readonly string[] Hosts = ["127.0.0.1", "localhost", "[::1]"];

    /// <summary>Before everything else of the host.</summary>
    public static void UseLocalOnly(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (Refuse(context.Request) is { } refusal)
            await TypedResults.Problem(refusal, statusCode: 403).ExecuteAsync(context);
        else
            await next(context);
    });

    /// <summary>Null when every address is of this machine only; otherwise a sentence that says what to do.</summary>
    public static string? Verify(IEnumerable<string> urls) =>
        urls.FirstOrDefault(url => !IsLoopback(url)) is { } open
            ? $"Sign-in is off, so JakeOps may only listen on this machine, and {open} is open to others: " +
              "listen on http://127.0.0.1:PORT, or turn sign-in on."
            : null;

    private static string? Refuse(HttpRequest request)
    {
        if (!Hosts.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase))
            return $"Only this machine may call JakeOps while sign-in is off: open it as http://127.0.0.1:{request.HttpContext.Connection.LocalPort}.";
        if (request.Headers.Origin.Count == 0) return null;
        if (request.Path.StartsWithSegments(WorkerSocket))
            return "A web page may not connect as a worker: start jakeops-worker.";
        return request.Headers.Origin is [{ } origin]
               && (string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
                   || (request.Headers["Sec-Fetch-Site"] is ["same-origin"] && IsLoopback(origin)))
            ? null
            : $"Another site's page may not call JakeOps while sign-in is off: open the dashboard at {request.Scheme}://{request.Host} itself.";
    }

    private static bool IsLoopback(string url)
    {
        // A name such as * or + is no URI; it means every address.
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri)) return false;
        return string.Equals(uri.Host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
    }
}
