namespace JakeOps.Transcripts;

/// <summary>Words of an agent that are kept as facts are cut at a limit.</summary>
internal static class Words
{
    private const int MaxName = 200;
    private const int MaxSummary = 4000;

    public static string? Name(string? text) => Cut(text, MaxName);

    public static string? Summary(string? text) => Cut(text, MaxSummary);

    public static List<string> Names(IEnumerable<string> names, int most) =>
        [.. names.Take(most).Select(name => Name(name)!)];

    private static string? Cut(string? text, int most)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (text.Length <= most) return text;
        // Never through the middle of a character of two halves.
        return text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)] + "…";
    }
}
