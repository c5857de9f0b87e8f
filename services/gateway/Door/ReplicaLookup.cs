using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Primitives;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.ServiceDiscovery;

namespace JakeOps.Gateway;

/// <summary>Finds the replicas of a service as the addresses of its name, again and again.</summary>
/// <remarks>YARP's own resolver ends the gateway where a service has no replica at its start; here it just has none
/// yet.</remarks>
internal sealed class ReplicaLookup(DoorOptions options, ILogger<ReplicaLookup> log) : IDestinationResolver
{
    public async ValueTask<ResolvedDestinationCollection> ResolveDestinationsAsync(
        IReadOnlyDictionary<string, DestinationConfig> destinations, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, DestinationConfig>();
        foreach (var (name, destination) in destinations)
        {
            var uri = new Uri(destination.Address);
            foreach (var address in await AddressesAsync(uri.Host, cancellationToken))
                found[$"{name} at {address}"] = destination with
                {
                    Address = new UriBuilder(uri) { Host = address.ToString() }.Uri.ToString(),
                    Host = uri.Authority,
                };
        }
        return new(found, new CancellationChangeToken(new CancellationTokenSource(options.LookUpEvery).Token));
    }

    private async Task<IPAddress[]> AddressesAsync(string host, CancellationToken ct)
    {
        if (IPAddress.TryParse(host, out var address)) return [address];
        try { return await Dns.GetHostAddressesAsync(host, ct); }
        catch (SocketException failure)
        {
            log.NoReplica(host, failure.Message);
            return [];
        }
    }
}
