using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Delivery;

/// <param name="Q">Part of the summary, the repository or the request's label.</param>
/// <param name="Cursor">Where the page before ended; from its Link header.</param>
internal readonly record struct ListQuery(
    string? Phase, string? Status, string? Repository, string? Q, int? Limit, long? Cursor);

/// <summary>GET /api/deliveries: without a limit all of them, as the Python server does, read and written piece by
/// piece.</summary>
internal static class DeliveryList
{
    private const int MaxPage = 200;
    private const int Piece = 100;

    public static async Task<Results<Ok<IAsyncEnumerable<DeliveryView>>, Ok<List<DeliveryView>>,
    ProblemHttpResult>> Get(
        [AsParameters] ListQuery query, DeliveryDbContext db, HttpContext http, CancellationToken ct)
    {
        if (query.Limit is < 1 or > MaxPage) return Commands.Unprocessable($"limit is from 1 to {MaxPage}.");
        var check = new InputCheck();
        var filtered = Filter(db.WholeDeliveries.AsNoTracking(), check, query);
        if (check.Problem is { } problem) return Commands.Unprocessable(problem);
        if (query.Limit is not { } limit) return TypedResults.Ok(AllAsync(filtered, query.Cursor ?? long.MaxValue, ct));
        var page = await PageAsync(filtered, query.Cursor ?? long.MaxValue, limit + 1, ct);
        if (page.Count > limit) http.Response.Headers.Link = Next(http.Request, page[limit - 1].Seq);
        return TypedResults.Ok(page.Take(limit).Select(one => DeliveryView.Of(one)).ToList());
    }

    private static IQueryable<Delivery> Filter(IQueryable<Delivery> all, InputCheck check, ListQuery query)
    {
        if (check.Word<Phase>(query.Phase, "phase") is { } phase) all = all.Where(one => one.Phase == phase);
        if (check.Word<RunStatus>(query.Status, "status") is { } status) all = all.Where(one =>
            one.RunStatus == status);
        if (query.Repository is { Length: > 0 } repository) all = all.Where(one => one.Repository == repository);
        return query.Q is { Length: > 0 } part ? Containing(all, part) : all;
    }

    public static IQueryable<Delivery> Containing(IQueryable<Delivery> all, string text)
    {
        var part = text.Cut(200).ToLowerInvariant();
#pragma warning disable CA1862, CA1304, CA1311 // SQL knows lower(), not a comparison's options.
        return all.Where(one => one.Summary.ToLower().Contains(part) || one.Repository.ToLower().Contains(part)
            || one.Request.ToLower().Contains(part));
#pragma warning restore CA1862, CA1304, CA1311
    }

    private static async IAsyncEnumerable<DeliveryView> AllAsync(
        IQueryable<Delivery> deliveries, long before, [EnumeratorCancellation] CancellationToken ct)
    {
        while (await PageAsync(deliveries, before, Piece, ct) is { Count: > 0 } page)
        {
            foreach (var one in page) yield return DeliveryView.Of(one);
            before = page[^1].Seq;
        }
    }

    private static Task<List<Delivery>> PageAsync(IQueryable<Delivery> deliveries, long before, int size,
        CancellationToken ct) =>
        deliveries.Where(one => one.Seq < before).OrderByDescending(one => one.Seq).Take(size).ToListAsync(ct);

    private static string Next(HttpRequest request, long cursor)
    {
        var query = request.Query.Where(one => one.Key != "cursor")
            .SelectMany(one => one.Value, (one, value) => KeyValuePair.Create(one.Key, value))
            .Append(KeyValuePair.Create("cursor",
                (string?)cursor.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return $"<{request.Path}{QueryString.Create(query)}>; rel=\"next\"";
    }
}
