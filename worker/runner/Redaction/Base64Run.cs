namespace JakeOps.Worker.Runner;

/// <summary>A stretch of base64 in a text, over the line breaks that wrap it.</summary>
internal static class Base64Run
{
    /// <summary>Programs wrap base64 at 60 characters and more; a shorter line is the last one.</summary>
    private const int FullLine = 40;

    public static (int Start, int End) Around(string text, int at)
    {
        var start = LineStart(text, at);
        while (BreakBefore(text, start) is { } end && end - LineStart(text, end) >= FullLine) start = LineStart(text, end);
        var (line, stop) = (LineStart(text, at), LineEnd(text, at));
        while (stop - line >= FullLine && BreakAfter(text, stop) is { } next && next < text.Length && IsBase64(text[next]))
            (line, stop) = (next, LineEnd(text, next));
        return (start, stop);
    }

    /// <summary>The bytes it may stand for, one character each, for each of the four places where it may begin.</summary>
    public static IEnumerable<string> Decoded(string text, (int Start, int End) run)
    {
        var letters = string.Concat(text[run.Start..run.End].Split('\n', '\r')
            .SelectMany(line => line.Split(["\\n", "\\r"], StringSplitOptions.None))).Replace("\\", "").TrimEnd('=')
            .Replace('-', '+').Replace('_', '/');
        for (var skip = 0; skip < 4 && letters.Length - skip >= 4; skip++)
        {
            var whole = letters.AsSpan(skip, (letters.Length - skip) / 4 * 4);
            var rest = letters[(skip + whole.Length)..];
            var bytes = new byte[letters.Length];
            var padded = rest.Length > 1 ? string.Concat(whole, rest.PadRight(4, '=')) : whole.ToString();
            if (Convert.TryFromBase64String(padded, bytes, out var count))
                yield return System.Text.Encoding.Latin1.GetString(bytes, 0, count);
        }
    }

    public static bool IsBase64(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '/' or '=' or '-' or '_';

    private static int LineStart(string text, int at)
    {
        // The n of an escaped line break is a letter too, and no part of the line.
        while (at > 0 && IsBase64(text[at - 1]) && !(at > 1 && text[at - 1] is 'n' or 'r' && text[at - 2] == '\\')) at--;
        return at;
    }

    private static int LineEnd(string text, int at)
    {
        while (at < text.Length && IsBase64(text[at])) at++;
        return at;
    }

    private static int? BreakBefore(string text, int at)
    {
        var end = at;
        while (true)
        {
            if (end > 0 && text[end - 1] is '\n' or '\r') end--;
            else if (end > 1 && text[end - 1] is 'n' or 'r' && text[end - 2] == '\\') end -= 2;
            else break;
            while (end > 0 && text[end - 1] == '\\') end--;
        }
        return end == at ? null : end;
    }

    private static int? BreakAfter(string text, int at)
    {
        var next = at;
        while (next < text.Length)
        {
            if (text[next] is '\n' or '\r') { next++; continue; }
            var letter = next;
            while (letter < text.Length && text[letter] == '\\') letter++;
            if (letter == next || letter == text.Length || text[letter] is not ('n' or 'r')) break;
            next = letter + 1;
        }
        return next == at ? null : next;
    }
}
