using System.Diagnostics.CodeAnalysis;
using System.Net.Mail;

namespace JakeOps.Gateway.Accounts;

/// <summary>What people, addresses and organizations may be called.</summary>
internal static class Names
{
    private const int Longest = 100;
    private const int LongestEmail = 254;

    /// <summary>No name or id has control characters, and PostgreSQL does not even look for some of them.</summary>
    public static bool IsPlain([NotNullWhen(true)] string? text) => text is not null && !text.Any(char.IsControl);

    /// <summary>Null for a good one; otherwise a sentence.</summary>
    public static string? Refuse(string? name, string field) =>
        name?.Trim() is { Length: > 0 and <= Longest } text && !text.Any(char.IsControl)
            ? null
            : $"The {field} is missing, or longer than {Longest} characters, or has control characters in it.";

    public static string? RefuseEmail(string? email) =>
        email?.Trim() is { Length: <= LongestEmail } text && MailAddress.TryCreate(text, out var address) && address.Address == text
            ? null
            : "The email is no e-mail address: write NAME@HOST.";
}
