using System.Globalization;

namespace JakeOps.Worker.Runner;

/// <summary>Texts of strangers for a terminal and a log: what would move the cursor, hide or turn around other text is
/// shown as an escape instead.</summary>
internal static class Visible
{
    public static string Line(string text) => Escape(text, keepLines: false);

    /// <summary>Every line behind a bar, so that none can be taken for ours.</summary>
    public static string Block(string text) =>
        string.Join('\n', Escape(text.ReplaceLineEndings("\n"), keepLines: true).Split('\n').Select(line => $"| {line}"));

    private static string Escape(string text, bool keepLines)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var hidden = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned;
            if (!hidden || (keepLines && rune.Value == '\n')) shown.Append(rune);
            else shown.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X4}}}");
        }
        return shown.ToString();
    }
}
