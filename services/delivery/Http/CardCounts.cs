using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Delivery;

/// <param name="Total">All Deliveries.</param>
/// <param name="Matching">Those that the filter leaves.</param>
/// <param name="NeedPerson">Of all that are open, those that wait for a person.</param>
/// <param name="States">Of the matching ones; states that none is in are left out.</param>
/// <param name="Repositories">Of all Deliveries, by name; the first 200.</param>
internal sealed record CountsView(
    int Total, int Matching, int NeedPerson, IReadOnlyList<StateCount> States, IReadOnlyList<string> Repositories);

/// <param name="OldestSince">When the one that stands there longest came there.</param>
internal sealed record StateCount(Phase Phase, RunStatus RunStatus, int Count, DateTimeOffset OldestSince);

/// <summary>GET /api/deliveries/counts: the heads of a board's columns, without its cards.</summary>
internal static class CardCounts
{
    public static async Task<Results<Ok<CountsView>, ProblemHttpResult>> Get(
        [AsParameters] CardFilter filter, DeliveryDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var check = new InputCheck();
        var matching = filter.Narrow(db, check, clock.GetUtcNow());
        if (check.Problem is { } problem) return Commands.Unprocessable(problem);
        var states = await matching.GroupBy(one => new { one.Phase, one.RunStatus })
            .Select(group => new StateCount(group.Key.Phase, group.Key.RunStatus, group.Count(), group.Min(one => one.StateSince)))
            .ToListAsync(ct);
        var total = await db.Deliveries.CountAsync(ct);
        var needPerson = await CardFilter.NeedingAPerson(db.Deliveries).CountAsync(ct);
        var repositories = await db.Deliveries.Select(one => one.Repository).Distinct().OrderBy(name => name).Take(200)
            .ToListAsync(ct);
        return TypedResults.Ok(new CountsView(total, states.Sum(state => state.Count), needPerson,
            [.. states.OrderBy(state => state.Phase).ThenBy(state => state.RunStatus)], repositories));
    }
}
