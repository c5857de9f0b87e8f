using System.Text.Encodings.Web;

namespace JakeOps.Worker.Runner;

/// <summary>How a known secret may look in what an agent prints: as it is, escaped in JSON once or twice, percent-encoded,
/// and in base64 at each of its three alignments. Texts hold one character for each byte.</summary>
internal static class SecretForms
{
    private const int Shortest = 8;

    /// <summary>A base64 text that a line break may have cut is found by either half, where a half is long enough.</summary>
    private const int ShortestHalf = 8;

    /// <summary>What is worth hunting of a value: its lines that are long and mixed enough to be no common word.</summary>
    public static IEnumerable<string> Lines(string value) =>
        value.Split('\n').Select(line => line.Trim()).Where(IsHunted).Distinct();

    public static IEnumerable<string> Plain(string value)
    {
        var once = Escaped(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        string[] forms =
        [
            value, once, Escaped(once, JavaScriptEncoder.UnsafeRelaxedJsonEscaping),
            Escaped(value, JavaScriptEncoder.Default), Uri.EscapeDataString(value),
        ];
        return forms.Select(ByteText).Distinct();
    }

    public static IEnumerable<string> Base64(string value)
    {
        foreach (var text in Alignments(Encoding.UTF8.GetBytes(value)).SelectMany(WithUrlForm))
        {
            var half = text.Length / 2;
            if (half < ShortestHalf) yield return text;
            else
            {
                yield return text[..half];
                yield return text[half..];
            }
        }
    }

    /// <summary>The characters of a base64 text that stand for these bytes wherever they begin in it.</summary>
    public static IEnumerable<string> Alignments(byte[] bytes)
    {
        for (var before = 0; before < 3; before++)
        {
            var text = Convert.ToBase64String([.. new byte[before], .. bytes]);
            var first = before == 0 ? 0 : before + 1;
            yield return text[first..((before + bytes.Length) * 8 / 6)];
        }
    }

    public static string ByteText(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private static IEnumerable<string> WithUrlForm(string text) =>
        text.AsSpan().ContainsAny('+', '/') ? [text, text.Replace('+', '-').Replace('/', '_')] : [text];

    private static string Escaped(string text, JavaScriptEncoder encoder) => JsonEncodedText.Encode(text, encoder).Value;

    /// <summary>A value of one kind of letter is a word ("development") unless it is long; one of few different letters
    /// is filling.</summary>
    private static bool IsHunted(string line)
    {
        if (line.Length < Shortest) return false;
        var kinds = (line.Any(char.IsAsciiLetterLower) ? 1 : 0) + (line.Any(char.IsAsciiLetterUpper) ? 1 : 0)
            + (line.Any(char.IsAsciiDigit) ? 1 : 0) + (line.Any(letter => !char.IsAsciiLetterOrDigit(letter)) ? 1 : 0);
        var bits = line.GroupBy(letter => letter)
            .Sum(same => -same.Count() * Math.Log2((double)same.Count() / line.Length));
        return bits >= 20 && (kinds > 1 || line.Length >= 16);
    }
}
