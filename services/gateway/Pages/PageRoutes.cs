using JakeOps.Hosting;

namespace JakeOps.Gateway.Pages;

internal static class PageRoutes
{
    /// <summary>Asked last, for what no other route has: paths of screens, and files.</summary>
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        var files = routes.ServiceProvider.GetRequiredService<DashboardFiles>();
        routes.MapMethods("/{**path:pageOrFile}", [HttpMethods.Get, HttpMethods.Head], files.Get)
            .WithOrder(int.MaxValue).AllowAnonymousCaller().ExcludeFromDescription();
    }

    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<DashboardOptions>().BindConfiguration("Dashboard");
        builder.Services.AddSingleton<DashboardFiles>();
        builder.Services.AddRouting(options => options.SetParameterPolicy<PageOrFile>("pageOrFile"));
    }

    private sealed class PageOrFile : IRouteConstraint
    {
        private static readonly string[] Others = ["api", "health"];

        public bool Match(HttpContext? http, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection direction) =>
            !Others.Contains($"{values[routeKey]}".Split('/')[0], StringComparer.OrdinalIgnoreCase);
    }
}
