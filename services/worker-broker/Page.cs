using Microsoft.AspNetCore.Http.HttpResults;

namespace JakeOps.WorkerBroker;

/// <summary>A page of a list: a plain array, the next one in a <c>Link</c> header.</summary>
internal static class Page
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;

    public static int Limit(int? asked) => Math.Clamp(asked ?? DefaultLimit, 1, MaxLimit);

    /// <param name="rows">One more than the limit where there is a next page.</param>
    public static Ok<List<TView>> Of<TRow, TView>(
        HttpContext context, List<TRow> rows, int limit, Func<TRow, Guid> id, Func<TRow, TView> view)
    {
        if (rows.Count > limit)
        {
            var query = QueryString.Create(context.Request.Query
                .Where(entry => entry.Key is not ("cursor" or "limit"))
                .Append(new("limit", limit.ToString())).Append(new("cursor", id(rows[limit - 1]).ToString())));
            context.Response.Headers.Link = $"<{context.Request.Path}{query}>; rel=\"next\"";
        }
        return TypedResults.Ok(rows.Take(limit).Select(view).ToList());
    }
}
