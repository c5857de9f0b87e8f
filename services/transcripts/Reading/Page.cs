using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JakeOps.Transcripts.Reading;

/// <summary>Which lines a view is asked for: those after a sequence, at most so many. Without both the whole.</summary>
internal readonly record struct Page(long After, int Limit, bool IsWhole)
{
    public const int MaxLimit = 1000;
    public const int DefaultLimit = 200;

    public static (Page Page, ProblemHttpResult? Problem) Parse(string? after, string? limit)
    {
        if (ParseSequence(after) is not { } sequence)
            return (default, Invalid($"after must be a sequence number of 0 or more; it was '{Short(after)}'."));
        if (limit is null) return (new(sequence, DefaultLimit, after is null), null);
        if (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var lines)
            || lines is < 1 or > MaxLimit)
            return (default, Invalid($"limit must be a number from 1 to {MaxLimit}; it was '{Short(limit)}'."));
        return (new(sequence, lines, false), null);
    }

    /// <summary>0 where nothing is said, null where it is no sequence.</summary>
    public static long? ParseSequence(string? text) =>
        string.IsNullOrEmpty(text) ? 0
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            && sequence < long.MaxValue ? sequence : null;

    public static ProblemHttpResult Invalid(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status422UnprocessableEntity);

    public static string Short(string? text) => text is { Length: > 40 } ? text[..40] + "…" : text ?? "";
}
