using System.ComponentModel;
using System.Globalization;

namespace JakeOps.Gateway.Audit;

/// <summary>Which entries somebody wants to see.</summary>
internal readonly record struct AuditFilter(
    [property: Description("Id or part of the name of the person")] string? Actor,
    [property: Description("Part of method and path, as approve or POST /api/sources")] string? Action,
    [property: Description("done, refused (4xx) or failed (5xx)")] string? Result,
    [property: Description("The oldest, as 2026-01-31 or 2026-01-31T12:00:00Z")] string? From,
    [property: Description("Before this")] string? To)
{
    private const int Longest = 200;

    /// <summary>The filtered entries, or a sentence.</summary>
    public (IQueryable<AuditEntry>? Entries, string? Refusal) Apply(IQueryable<AuditEntry> entries)
    {
        if (Actor?.Length > Longest || Action?.Length > Longest)
            return (null, $"`actor` and `action` have at most {Longest} characters.");
        if (!Time(From, out var from)) return (null, "`from` is a time, as 2026-01-31T12:00:00Z.");
        if (!Time(To, out var to)) return (null, "`to` is a time, as 2026-01-31T12:00:00Z.");
        if (Actor is { Length: > 0 } actor)
        {
            var part = actor.ToLowerInvariant();
#pragma warning disable CA1862, CA1304, CA1311 // SQL knows lower(), not a comparison's options.
            entries = entries.Where(entry => entry.Account == actor || entry.Actor.ToLower().Contains(part));
#pragma warning restore CA1862, CA1304, CA1311
        }
        if (Action is { Length: > 0 } action) entries = entries.Where(entry => entry.Action.Contains(action) || entry.Path.Contains(action));
        if (from is { } oldest) entries = entries.Where(entry => entry.At >= oldest);
        if (to is { } newest) entries = entries.Where(entry => entry.At < newest);
        return Result switch
        {
            null or "" => (entries, null),
            AuditView.Done => (entries.Where(entry => entry.Status < 400), null),
            AuditView.Refused => (entries.Where(entry => entry.Status >= 400 && entry.Status < 500), null),
            AuditView.Failed => (entries.Where(entry => entry.Status >= 500), null),
            _ => (null, "`result` is done, refused or failed."),
        };
    }

    private static bool Time(string? text, out DateTimeOffset? time)
    {
        time = null;
        if (string.IsNullOrEmpty(text)) return true;
        if (!DateTimeOffset.TryParse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var read))
            return false;
        time = read;
        return true;
    }
}
