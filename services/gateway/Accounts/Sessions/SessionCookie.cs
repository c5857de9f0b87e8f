namespace JakeOps.Gateway.Accounts.Sessions;

internal static class SessionCookie
{
    private const string Name = "jakeops";

    public static string? Read(HttpRequest request) =>
        request.Cookies.TryGetValue(Name, out var secret) && secret.Length > 0 ? secret : null;

    public static void Write(HttpContext context, string secret, DateTimeOffset expires) =>
        context.Response.Cookies.Append(Name, secret, Options(context, expires));

    public static void Remove(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context, null));

    private static CookieOptions Options(HttpContext context, DateTimeOffset? expires) => new()
    {
        HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", Expires = expires,
    };
}
