using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;

namespace JakeOps.Gateway.Accounts.Passwords;

/// <summary>After NIST SP 800-63B: long enough, and nothing that attackers try first. No rules about which characters
/// it is made of.</summary>
internal sealed partial class PasswordRules : IPasswordValidator<Account>
{
    public const int Shortest = 12;

    /// <summary>Hashing must not cost what a stranger likes.</summary>
    public const int Longest = 256;

    private const int ShortestOwnPart = 6;
    private const int FewestCharacters = 5;

    // Passwords that stood most often in published breaches, in lower case.
    private static readonly Lazy<FrozenSet<string>> Breached = new(Read);

    private static readonly string[] Runs =
        ["abcdefghijklmnopqrstuvwxyz", "0123456789", "1234567890", "qwertyuiopasdfghjklzxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm"];

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(Refuse(password ?? "", user.Email ?? "", user.Name) is { } refusal
            ? IdentityResult.Failed(new IdentityError { Code = "password", Description = refusal })
            : IdentityResult.Success);

    /// <summary>Null for a good one; otherwise the sentence that says what to do.</summary>
    public static string? Refuse(string password, string email, string name)
    {
        if (password.Length is < Shortest or > Longest)
            return $"A password has {Shortest} to {Longest} characters; a few words in a row make a good one.";
        var text = password.ToLowerInvariant();
        if (text.Distinct().Count() < FewestCharacters || IsRun(text) || IsBreached(text))
            return "This password is among the first that attackers try: choose one that nobody used before.";
        var rest = Own(email, name).Aggregate(text, (left, word) => left.Replace(word, "", StringComparison.Ordinal));
        return rest.Length < text.Length && rest.Length < ShortestOwnPart
            ? "This password is little more than your name, your address or the name of this program: add something of your own."
            : null;
    }

    /// <summary>The word itself, or with digits and signs around it, written with digits for letters, or again and
    /// again.</summary>
    private static bool IsBreached(string text) =>
        new[] { text, NoLetters().Replace(text, ""), NoLetters().Replace(Plain(Around().Replace(text, "")), "") }
            .Any(word => Breached.Value.Contains(word) || (Repeated(word) is { } part && Breached.Value.Contains(part)));

    private static string? Repeated(string text)
    {
        for (var length = 3; length <= text.Length / 2; length++)
            if (text.Length % length == 0 && string.Concat(Enumerable.Repeat(text[..length], text.Length / length)) == text)
                return text[..length];
        return null;
    }

    private static bool IsRun(string text) => Runs.Any(run =>
    {
        var endless = string.Concat(Enumerable.Repeat(run, (Longest / run.Length) + 2));
        return endless.Contains(text, StringComparison.Ordinal)
            || endless.Contains(new string([.. text.Reverse()]), StringComparison.Ordinal);
    });

    private static string Plain(string text) => text.Replace('0', 'o').Replace('1', 'i').Replace('3', 'e').Replace('4', 'a')
        .Replace('5', 's').Replace('7', 't').Replace('$', 's').Replace('@', 'a');

    private static IEnumerable<string> Own(string email, string name) =>
        [.. WordEnds().Split(string.Create(CultureInfo.InvariantCulture, $"{email} {name} jakeops jake ops").ToLowerInvariant())
            .Where(word => word.Length > 2).OrderByDescending(word => word.Length)];

    private static FrozenSet<string> Read()
    {
        using var file = new StreamReader(typeof(PasswordRules).Assembly.GetManifestResourceStream("breached.txt")!);
        return file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }

    [GeneratedRegex("[^a-z]")]
    private static partial Regex NoLetters();

    /// <summary>What is put before or behind a word to make it longer.</summary>
    [GeneratedRegex("^[^a-z]+|[^a-z]+$")]
    private static partial Regex Around();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex WordEnds();
}
