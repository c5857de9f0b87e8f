namespace JakeOps.WorkerBroker;

/// <summary>Finds the tag that somebody probably meant.</summary>
internal static class NearestTag
{
    private const int MostChanges = 2;

    /// <summary>A hint where a required tag was never seen on any worker, but one much like it was.</summary>
    public static string? Hint(IReadOnlyCollection<string> required, IEnumerable<string> known)
    {
        var there = known.Select(tag => tag.TrimStart('!')).ToHashSet();
        var near = required.Where(tag => !there.Contains(tag))
            .SelectMany(tag => there.Select(other => (Other: other, Changes: Changes(tag, other), tag.Length)))
            .Where(pair => pair.Changes <= MostChanges && pair.Changes < pair.Length / 2 + 1)
            .OrderBy(pair => pair.Changes).ThenBy(pair => pair.Other, StringComparer.Ordinal).FirstOrDefault();
        return near.Other is null ? null : $"the nearest tag is `{near.Other}`";
    }

    /// <summary>Letters to change, add or remove (Levenshtein).</summary>
    private static int Changes(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var before = row[0]++;
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = before + (one[i - 1] == other[j - 1] ? 0 : 1);
                before = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
