namespace JakeOps.Gateway.Protection;

/// <summary>What browsers are told about every answer, whoever gave it: files of this address only, nothing inline, in
/// nobody's frame.</summary>
internal static class SecurityHeaders
{
    private const string OfPages =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self'; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    private const string OfData =
        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    // A run's record as one file brings its style along. It is not trusted: no script, and an origin of its own.
    private const string OfFiles = $"{OfData}; style-src 'unsafe-inline'; sandbox";

    private static readonly (string Name, string Value)[] Always =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        // With no-referrer, browsers would send "null" as the Origin of a form, even to its own site.
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ];

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // At the last moment, because an error page clears what was set before.
        context.Response.OnStarting(() =>
        {
            Set(context.Request.Path, context.Response);
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static void Set(PathString path, HttpResponse response)
    {
        var headers = response.Headers;
        foreach (var (name, value) in Always) headers[name] = value;
        // What a service behind us runs on concerns nobody.
        headers.Remove("Server");
        var data = path.StartsWithSegments("/api") && !path.StartsWithSegments("/api/docs");
        var html = response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) is true;
        headers.ContentSecurityPolicy = !data ? OfPages : html ? OfFiles : OfData;
        // Whoever sits down after a sign-out finds nothing in the browser's cache.
        if (data && headers.CacheControl.Count == 0 && headers.ETag.Count == 0) headers.CacheControl = "no-store";
    }
}
