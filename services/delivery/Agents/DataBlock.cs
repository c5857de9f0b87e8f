using System.Security.Cryptography;

namespace JakeOps.Delivery;

/// <summary>A stranger's text between two lines that it cannot contain, because nobody could have guessed
/// them.</summary>
internal static class DataBlock
{
    public static string Of(string title, string text)
    {
        string boundary;
        do boundary = $"DATA-{RandomNumberGenerator.GetHexString(24, lowercase: true)}";
        while (text.Contains(boundary, StringComparison.Ordinal));
        return $"""
            {title}, between the two lines {boundary}:
            {boundary}
            {text}
            {boundary}
            """;
    }
}
