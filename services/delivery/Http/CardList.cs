using System.ComponentModel;
using System.Globalization;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Delivery;

/// <summary>A Delivery as a board or a table shows it, without its history.</summary>
/// <param name="StateSince">When it last came into another phase or status.</param>
/// <param name="Canceling">An earlier run is not yet confirmed to be over.</param>
/// <param name="ApprovalsMissing">How many more people have to approve; null where nothing can be approved.</param>
internal sealed record CardView(
    string Id, long Seq, string Summary, string Repository, Phase Phase, RunStatus RunStatus, Verdict? Verdict, int Attempt,
    int ReviewRound, Phase Endpoint, IReadOnlyList<Phase> Checkpoints, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt,
    DateTimeOffset StateSince, decimal CostUsd, decimal? MaxCostUsd, string? Error, string? WaitingReason, string? Worker,
    bool Simulated, bool Canceling, string? PullRequestUrl, string? SourceId, int Priority, int PlanVersion, int Version,
    int ApprovalsNeeded, int? ApprovalsMissing, IReadOnlyList<UserAction> Actions);

/// <param name="Next">Cursor of the next page; null on the last.</param>
internal sealed record CardPage(IReadOnlyList<CardView> Items, string? Next);

internal readonly record struct CardPaging(
    [property: FromQuery(Name = "sort")]
    [property: Description("number (the default), updated, age or cost; with a minus in front the other way round.")]
    string? Sort,
    [property: FromQuery(Name = "limit")] int? Limit,
    [property: FromQuery(Name = "cursor"), Description("`next` of the page before.")] string? Cursor);

/// <summary>GET /api/deliveries/cards: pages in any order, by the value that is sorted by and the number.</summary>
internal static class CardList
{
    private const int MaxPage = 200;
    private const int DefaultPage = 50;

    public static async Task<Results<Ok<CardPage>, ProblemHttpResult>> Get(
        [AsParameters] CardFilter filter, [AsParameters] CardPaging paging, DeliveryDbContext db, TimeProvider clock,
        CancellationToken ct)
    {
        var check = new InputCheck();
        var limit = check.Number(paging.Limit, "limit", 1, MaxPage) ?? DefaultPage;
        var all = filter.Narrow(db, check, clock.GetUtcNow());
        var ordered = Ordered(db, all, check, paging);
        if (check.Problem is { } problem) return Commands.Unprocessable(problem);
        var rows = await ordered.Take(limit + 1).ToListAsync(ct);
        var page = rows.Take(limit).ToList();
        var parts = await CardParts.LoadAsync(db, page, ct);
        return TypedResults.Ok(new CardPage([.. page.Select(one => Card(one, parts))],
            rows.Count > limit ? CursorAt(page[^1], parts, paging.Sort?.TrimStart('-')) : null));
    }

    private static IQueryable<Delivery> Ordered(
        DeliveryDbContext db, IQueryable<Delivery> all, InputCheck check, CardPaging paging)
    {
        var sort = paging.Sort?.TrimStart('-') ?? "number";
        var turned = paging.Sort?.StartsWith('-') is true;
        var last = Read(paging.Cursor, check);
        DateTimeOffset? time = last is { } at ? new DateTimeOffset(Math.Clamp(at.Key, 0, DateTime.MaxValue.Ticks), default) : null;
        switch (sort)
        {
            case "number": return Order(all, one => one.Seq, last?.Key, last?.Seq, turned);
            case "updated": return Order(all, one => one.UpdatedAt, time, last?.Seq, turned);
            // The oldest first is the earliest first.
            case "age": return Order(all, one => one.StateSince, time, last?.Seq, !turned);
            case "cost":
                return Order(all, one => db.Runs.Where(run => run.DeliveryId == one.Id).Sum(run => run.CostMicros),
                    last?.Key, last?.Seq, turned);
            default:
                check.Fail($"sort '{sort.OneLine().Cut(50)}' is not known: it is number, updated, age or cost.");
                return all;
        }
    }

    /// <summary>What comes after the row that the page before ended with.</summary>
    private static IQueryable<Delivery> Order<T>(
        IQueryable<Delivery> all, Expression<Func<Delivery, T>> key, T? last, long? lastSeq, bool up) where T : struct
    {
        if (last is { } value)
        {
            var one = key.Parameters[0];
            var (at, seq) = (Expression.Constant(value), Expression.Property(one, nameof(Delivery.Seq)));
            var end = Expression.Constant(lastSeq!.Value);
            var beyond = up ? Expression.GreaterThan(key.Body, at) : Expression.LessThan(key.Body, at);
            var beside = Expression.AndAlso(
                Expression.Equal(key.Body, at), up ? Expression.GreaterThan(seq, end) : Expression.LessThan(seq, end));
            all = all.Where(Expression.Lambda<Func<Delivery, bool>>(Expression.OrElse(beyond, beside), one));
        }
        return up ? all.OrderBy(key).ThenBy(one => one.Seq) : all.OrderByDescending(key).ThenByDescending(one => one.Seq);
    }

    private static (long Key, long Seq)? Read(string? cursor, InputCheck check)
    {
        if (string.IsNullOrEmpty(cursor)) return null;
        if (cursor.Split('.') is [var first, var second]
            && long.TryParse(first, CultureInfo.InvariantCulture, out var key)
            && long.TryParse(second, CultureInfo.InvariantCulture, out var seq)) return (key, seq);
        check.Fail("cursor is not one of this list's: take next of the page before, or leave it out to begin.");
        return null;
    }

    private static string CursorAt(Delivery last, CardParts parts, string? sort)
    {
        var key = sort switch
        {
            "updated" => last.UpdatedAt.UtcTicks,
            "age" => last.StateSince.UtcTicks,
            "cost" => parts.SpentBy(last).CostMicros,
            _ => last.Seq,
        };
        return string.Create(CultureInfo.InvariantCulture, $"{key}.{last.Seq}");
    }

    private static CardView Card(Delivery one, CardParts parts)
    {
        var (spent, run) = (parts.SpentBy(one), parts.RunOf(one));
        return new(
            one.Id, one.Seq, one.Summary, one.Repository, one.Phase, one.RunStatus, one.Verdict, one.Attempt,
            one.ReviewRounds + 1, one.Settings.Endpoint, one.Settings.Checkpoints, one.CreatedAt, one.UpdatedAt,
            one.StateSince, spent.CostMicros / 1_000_000m, one.Settings.MaxCostUsd, one.Error?.Cut(500),
            DeliveryView.WaitingOf(one, run), run?.WorkerName, spent.Simulated, one.CancelingId is not null,
            one.PullRequestUrl, one.SourceId, one.Settings.Priority, one.PlanVersion, one.Version,
            one.Settings.Approvals.Needed, one.ApprovalsMissing, one.AllowedActions);
    }
}
