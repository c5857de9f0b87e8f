using JakeOps.Gateway.Audit;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace JakeOps.Gateway.Protection;

/// <summary>What every request meets on its way in, in this order.</summary>
internal static class ProtectionSetup
{
    /// <summary>Addresses and networks of proxies before the gateway, separated by spaces: only they are believed about
    /// where a request comes from, and whether it came over TLS.</summary>
    private const string Proxies = "Door:Proxies";

    public static void AddProtection(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<LimitOptions>().BindConfiguration("Limits");
        builder.Services.AddSingleton<RequestLimits>();
        builder.Services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        builder.Services.AddOptions<KestrelServerOptions>().Configure<IOptions<LimitOptions>>((kestrel, limits) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.RequestHeadersTimeout = limits.Value.HeadersWithin;
            kestrel.Limits.MinRequestBodyDataRate = new(limits.Value.SlowestBody, limits.Value.SlowFor);
            kestrel.Limits.MaxConcurrentConnections = limits.Value.Connections;
            kestrel.Limits.MaxConcurrentUpgradedConnections = limits.Value.Connections;
        });
    }

    public static void UseProtection(this WebApplication app)
    {
        app.UseClientAddress(app.Configuration[Proxies] ?? "");
        app.UseSecurityHeaders();
        app.UseHsts();
        app.UseAudit();
        app.UsePlainPaths();
        app.UseForeignPages();
        app.UseAddressLimits();
    }
}
