using System.Security.Cryptography;
using System.Text;

namespace JakeOps.GitHubSync;

/// <summary>Says by <c>X-Hub-Signature-256</c> whether a body comes from somebody who knows the secret. The older SHA-1
/// header is not looked at.</summary>
internal static class HookSignature
{
    public const string Header = "X-Hub-Signature-256";

    private const string Prefix = "sha256=";

    /// <summary>Null when it is none; found out before the body is read.</summary>
    public static byte[]? Read(string? header)
    {
        if (header?.Length != Prefix.Length + 2 * SHA256.HashSizeInBytes
            || !header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return null;
        try { return Convert.FromHexString(header.AsSpan(Prefix.Length)); }
        catch (FormatException) { return null; }
    }

    /// <summary>Takes as long for a wrong one as for a right one.</summary>
    public static bool Fits(byte[] signature, ReadOnlySpan<byte> body, string secret) =>
        CryptographicOperations.FixedTimeEquals(signature, HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
}
