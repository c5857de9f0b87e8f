using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace JakeOps.Transcripts.Reading;

/// <summary>The query of a page of events. With <c>before</c> (or <c>end</c>) it is the events that lead up to there.</summary>
/// <param name="After">Events after this sequence.</param>
/// <param name="Before">The last events before this sequence.</param>
/// <param name="End">The last events of all.</param>
/// <param name="Limit">At most so many events, 1000 at most.</param>
/// <param name="Agent">Only events of this agent: <c>leader</c>, or the id of a subagent's call.</param>
/// <param name="Except">Without the events of these agents, with commas between them.</param>
/// <param name="Cut">Shorten texts that have more characters than this.</param>
internal sealed record EventQuery(
    [FromQuery(Name = "after")] string? After, [FromQuery(Name = "before")] string? Before,
    [FromQuery(Name = "end")] bool? End, [FromQuery(Name = "limit")] string? Limit,
    [FromQuery(Name = "agent")] string? Agent, [FromQuery(Name = "except")] string? Except,
    [FromQuery(Name = "cut")] string? Cut);

/// <summary>Which events a page has: those after a sequence, or the last ones before a sequence.</summary>
/// <param name="Before">Null for a page that goes forward.</param>
/// <param name="Cut">Longest text of an event; null for whole events.</param>
internal readonly record struct EventPage(long After, long? Before, int Limit, int? Cut)
{
    /// <summary>A page ends early at so many bytes, so that neither side has to hold more.</summary>
    public const int MaxBytes = 2 << 20;

    /// <summary>Lines that are looked at for one page where most belong to other agents.</summary>
    public const int MaxLooked = 20_000;

    private const int ShortestCut = 100;

    public static (EventPage Page, ProblemHttpResult? Problem) Parse(EventQuery query)
    {
        var (page, problem) = Page.Parse(query.After, query.Limit);
        if (problem is not null) return (default, problem);
        if (query.After is not null && (query.Before is not null || query.End is true))
            return (default, Page.Invalid("Ask for the events after a sequence or for those before one, not for both."));
        if (Page.ParseSequence(query.Before) is not { } before)
            return (default, Page.Invalid(
                $"before must be a sequence number of 0 or more; it was '{Page.Short(query.Before)}'."));
        if (ParseCut(query.Cut) is not { } cut)
            return (default, Page.Invalid(
                $"cut must be a number of {ShortestCut} or more; it was '{Page.Short(query.Cut)}'."));
        return (new(page.After, query.End is true ? long.MaxValue - 1 : query.Before is null ? null : before,
            page.Limit, cut == 0 ? null : cut), null);
    }

    /// <summary>0 where nothing is to be cut, null where it is no length.</summary>
    public static int? ParseCut(string? text) =>
        string.IsNullOrEmpty(text) ? 0
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var cut) && cut >= ShortestCut
            ? cut : null;
}
