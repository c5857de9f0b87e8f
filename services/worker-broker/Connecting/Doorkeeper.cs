using Microsoft.Extensions.Options;

namespace JakeOps.WorkerBroker;

/// <summary>Counts the connections of a token and of an address, so that neither fills this replica alone.</summary>
internal sealed class Doorkeeper(IOptions<BrokerOptions> options)
{
    private readonly Dictionary<string, int> _inside = [];
    private readonly Lock _lock = new();

    /// <summary>Null when the connection may come in, and then <see cref="Leave"/> is owed; otherwise why not.</summary>
    public string? Enter(WorkerToken token, string address)
    {
        var most = (Token: options.Value.ConnectionsPerToken, Address: options.Value.ConnectionsPerAddress);
        lock (_lock)
        {
            if (_inside.GetValueOrDefault(KeyOf(token)) >= most.Token)
                return $"The worker token '{token.Name}' has {most.Token} connections already: make another one.";
            if (_inside.GetValueOrDefault(address) >= most.Address)
                return $"The address {address} has {most.Address} connections already.";
            foreach (var key in new[] { KeyOf(token), address }) _inside[key] = _inside.GetValueOrDefault(key) + 1;
            return null;
        }
    }

    public void Leave(WorkerToken token, string address)
    {
        lock (_lock)
            foreach (var key in new[] { KeyOf(token), address })
                if (--_inside[key] == 0) _inside.Remove(key);
    }

    private static string KeyOf(WorkerToken token) => $"token {token.Id}";
}
