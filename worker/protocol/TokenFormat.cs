using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace JakeOps.Worker.Protocol;

/// <summary>A worker token: <c>jow_</c> and the base64url of 24 random bytes, the server's address (UTF-8) and the
/// first 4 bytes of the SHA-256 of these. So a token alone is enough to connect, and one that was cut off in copying
/// is told apart from one that the server does not know.</summary>
public static class TokenFormat
{
    public const string Prefix = "jow_";

    private const int RandomBytes = 24;
    private const int ChecksumBytes = 4;
    private const int MaxLength = 2048;

    public static string Create(Uri server)
    {
        byte[] body = [.. RandomNumberGenerator.GetBytes(RandomBytes), .. Encoding.UTF8.GetBytes(server.ToString())];
        return Prefix + Base64Url.EncodeToString([.. body, .. Checksum(body)]);
    }

    /// <summary>The server that a token was made by; null where this is no whole token.</summary>
    public static Uri? ServerOf(string token)
    {
        if (token.Length > MaxLength || !token.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var text = token.AsSpan(Prefix.Length);
        if (!Base64Url.IsValid(text)) return null;
        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length < RandomBytes + ChecksumBytes) return null;
        var body = bytes.AsSpan(..^ChecksumBytes);
        if (!bytes.AsSpan(^ChecksumBytes..).SequenceEqual(Checksum(body))) return null;
        var address = Encoding.UTF8.GetString(body[RandomBytes..]);
        if (!Uri.TryCreate(address, UriKind.Absolute, out var server)) return null;
        return server.Scheme is "http" or "https" ? server : null;
    }

    private static byte[] Checksum(ReadOnlySpan<byte> body) => SHA256.HashData(body)[..ChecksumBytes];
}
