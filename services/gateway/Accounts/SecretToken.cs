using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace JakeOps.Gateway.Accounts;

/// <summary>A secret that nobody guesses, so that a plain hash of it is safe to keep.</summary>
internal static class SecretToken
{
    private const int Bytes = 32;

    /// <summary>No secret of ours is longer; what is gets no hash at all.</summary>
    private const int Longest = 200;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static string Hash(string secret) => secret.Length > Longest
        ? ""
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>A name for a row, no secret.</summary>
    public static string NewId() => RandomNumberGenerator.GetHexString(12, lowercase: true);
}
