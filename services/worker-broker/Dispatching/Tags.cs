namespace JakeOps.WorkerBroker;

/// <summary>Which work a worker's tags let it take. Tags are compared in any case, without spaces around
/// them.</summary>
internal static class Tags
{
    public const int MaxCount = 64;
    public const int MaxLength = 64;

    // In a sentence.
    private const int Listed = 8;

    /// <summary>Trimmed, in lower case, without empty ones and repetitions.</summary>
    public static List<string> Clean(IEnumerable<string> tags) =>
        [.. tags.Select(tag => tag.Trim().ToLowerInvariant()).Where(tag => tag.Length > 0).Distinct()];

    /// <summary>Tags that work asks for: whether a worker's tag is exclusive is the worker's affair.</summary>
    public static List<string> Required(IEnumerable<string> tags) =>
        Clean(tags.Select(tag => tag.Trim().TrimStart('!')));

    /// <summary>What is wrong with a list of tags; null when nothing is.</summary>
    public static string? Problem(IReadOnlyCollection<string> tags)
    {
        if (tags.Count > MaxCount) return $"There are {tags.Count} tags; at most {MaxCount} are allowed.";
        return Clean(tags).FirstOrDefault(tag => tag.Length > MaxLength || !tag.All(Allowed)) is { } bad
            ? $"The tag '{new string([.. bad.Take(20).Where(Allowed)])}' cannot be: " +
              $"tags have letters, digits, . _ - + : # and at most {MaxLength} of them."
            : null;
    }

    /// <summary>Required tags that the worker does not have.</summary>
    public static IReadOnlyList<string> Missing(
        IReadOnlyCollection<string> worker, IReadOnlyCollection<string> required) =>
        [.. required.Where(tag => !worker.Contains(tag) && !worker.Contains("!" + tag))];

    /// <summary>A tag that the worker has for itself (<c>!cuda</c>) and that was not asked for.</summary>
    public static string? Unasked(IEnumerable<string> worker, IReadOnlyCollection<string> required) =>
        worker.Where(tag => tag[0] == '!').Select(tag => tag[1..]).FirstOrDefault(tag => !required.Contains(tag));

    public static string Shown(IReadOnlyCollection<string> tags) =>
        string.Join(" and ", tags.Take(Listed).Select(tag => $"`{tag}`")) + (tags.Count > Listed ? " and more" : "");

    /// <summary>A worker's own.</summary>
    public static string List(IReadOnlyCollection<string> tags) =>
        $"[{string.Join(",", tags.Take(Listed))}{(tags.Count > Listed ? ",..." : "")}]";

    private static bool Allowed(char letter) => char.IsLetterOrDigit(letter)
        || letter is '.' or '_' or '-' or '+' or ':' or '!' or '#';
}
