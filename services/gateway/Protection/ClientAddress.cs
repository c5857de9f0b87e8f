using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace JakeOps.Gateway.Protection;

/// <summary>Whose address a request has, and whether it came over TLS, as the proxies before us say; only those that
/// are named are believed.</summary>
internal static class ClientAddress
{
    public static void UseClientAddress(this IApplicationBuilder app, string proxies)
    {
        if (Options(proxies) is { } options) app.UseForwardedHeaders(options);
        app.Use((context, next) =>
        {
            // A socket for both kinds of addresses shows those of IPv4 in the clothes of IPv6.
            if (context.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } address)
                context.Connection.RemoteIpAddress = address.MapToIPv4();
            return next(context);
        });
    }

    private static ForwardedHeadersOptions? Options(string proxies)
    {
        var named = proxies.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        if (named.Length == 0) return null;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            // As many proxies in a row as there are; the first one that is not known ends it.
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var name in named)
        {
            if (IPAddress.TryParse(name, out var address)) options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(name, out var network)) options.KnownIPNetworks.Add(network);
            else
                throw new InvalidOperationException(
                    $"Door:Proxies names {name}, which is neither an address nor a network: write 10.0.0.5 or " +
                    "10.0.0.0/8, several of them separated by spaces.");
        }
        return options;
    }
}
