using System.Text;

namespace JakeOps.Delivery;

/// <summary>Strangers' texts made fit to be stored and shown.</summary>
internal static class Texts
{
    /// <summary>At most so many characters, never half a surrogate pair; ends in an ellipsis where something is
    /// missing.</summary>
    public static string Cut(this string text, int limit)
    {
        if (text.Length <= limit) return text;
        var end = char.IsHighSurrogate(text[limit - 2]) ? limit - 2 : limit - 1;
        return text[..end] + "…";
    }

    /// <summary>At most so many bytes of UTF-8, with a mark where something is missing.</summary>
    public static string CutBytes(this string text, int limit)
    {
        var size = Encoding.UTF8.GetByteCount(text);
        if (size <= limit) return text;
        var end = Math.Min(text.Length, limit);
        while (end > 0 && (Encoding.UTF8.GetByteCount(text.AsSpan(0, end)) > limit
            || char.IsHighSurrogate(text[end - 1])))
            end -= Math.Max(1, (Encoding.UTF8.GetByteCount(text.AsSpan(0, end)) - limit) / 4);
        return $"{text[..end]}\n[cut here: {size - Encoding.UTF8.GetByteCount(text.AsSpan(0, end))} more bytes]";
    }

    /// <summary>PostgreSQL stores no NUL, and no text needs one.</summary>
    public static string Clean(this string text) => text.Replace('\0', '\uFFFD');

    /// <summary>One line without control characters.</summary>
    public static string OneLine(this string text) =>
        string.Join(' ', new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
