using System.Security.Cryptography;
using System.Text;
using JakeOps.Hosting;

namespace JakeOps.Delivery;

/// <summary>What a Delivery is about; no two Deliveries are about the same.</summary>
internal sealed record NaturalKey(string Organization, string Host, string Repository, string Request, int Generation)
{
    public const string DefaultHost = "github.com";

    /// <summary>12 hexadecimal digits. The first Delivery of a github.com request has the id that the Python server
    /// gives it, so that links and folders stay valid.</summary>
    public string Id => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        this is { Organization: Caller.LocalOrganization, Host: DefaultHost, Generation: 1 }
            ? $"{Repository}:{Request}"
            : $"{Organization}:{Host}:{Repository}:{Request}:{Generation}")))[..12];
}
