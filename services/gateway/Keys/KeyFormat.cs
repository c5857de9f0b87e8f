using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace JakeOps.Gateway.Keys;

/// <summary>An API key: <c>jak_</c> and the base64url of 26 random bytes and the first 4 bytes of their SHA-256. So one
/// that was cut off in copying is told apart from one that is unknown, and scanners for secrets can be sure.</summary>
internal static class KeyFormat
{
    public const string Prefix = "jak_";

    private const int RandomBytes = 26;
    private const int ChecksumBytes = 4;
    private const int Length = 44;

    public static string Create()
    {
        var body = RandomNumberGenerator.GetBytes(RandomBytes);
        return Prefix + Base64Url.EncodeToString([.. body, .. Checksum(body)]);
    }

    public static bool IsWhole(string key)
    {
        if (key.Length != Length || !key.StartsWith(Prefix, StringComparison.Ordinal)) return false;
        var text = key.AsSpan(Prefix.Length);
        if (!Base64Url.IsValid(text)) return false;
        var bytes = Base64Url.DecodeFromChars(text);
        return bytes.AsSpan(^ChecksumBytes..).SequenceEqual(Checksum(bytes.AsSpan(..^ChecksumBytes)));
    }

    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static byte[] Checksum(ReadOnlySpan<byte> body) => SHA256.HashData(body)[..ChecksumBytes];
}
