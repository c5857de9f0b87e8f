using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace JakeOps.Tests.GitHubStub;

/// <summary>Pages: 30 at a time where nobody says otherwise, 100 at most, the next one named by the Link header.</summary>
internal static class Paging
{
    private const int LastNumberedItem = 10_000;

    public static async Task SendAsync<T>(
        GitHubStub stub, StubRepository repository, HttpContext context, IReadOnlyList<T> all, Func<T, JsonNode> json,
        Func<JsonArray, JsonNode>? wrap = null)
    {
        var query = context.Request.Query;
        var size = Math.Clamp(Number(query, "per_page") ?? 30, 1, 100);
        var page = Number(query, "page") ?? 1;
        if (page * size > LastNumberedItem)
        {
            await StubAnswer.Message(422, "Pagination with the page parameter is not supported for large datasets, please use "
                + "cursor based pagination (after/before)").Send(context);
            return;
        }
        var first = query["after"] is [{ } after]
            ? int.Parse(after.Split('.')[1], CultureInfo.InvariantCulture)
            : (page - 1) * size;
        AddLinks(stub, repository, context, first, size, all.Count);
        var items = new JsonArray([.. all.Skip(first).Take(size).Select(json)]);
        await Routes.Send(context, 200, wrap is null ? items : wrap(items));
    }

    private static void AddLinks(GitHubStub stub, StubRepository repository, HttpContext context, int first, int size, int count)
    {
        if (count <= size) return;
        var next = first + size;
        List<string> links = [];
        if (count > stub.NumberedPagesUpTo)
        {
            if (next < count) links.Add(Link(stub, repository, context, "next", "after", $"cursor.{next}"));
        }
        else
        {
            var (page, last) = (first / size + 1, (count + size - 1) / size);
            if (page > 1) links.Add(Link(stub, repository, context, "prev", "page", $"{page - 1}"));
            if (page < last) links.Add(Link(stub, repository, context, "next", "page", $"{page + 1}"));
            if (page < last) links.Add(Link(stub, repository, context, "last", "page", $"{last}"));
            if (page > 1) links.Add(Link(stub, repository, context, "first", "page", "1"));
        }
        if (links.Count > 0) context.Response.Headers.Link = string.Join(", ", links);
    }

    private static string Link(
        GitHubStub stub, StubRepository repository, HttpContext context, string rel, string parameter, string value)
    {
        var path = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var rest = string.Join('/', path[0] == "repos" ? path[3..] : path[2..]);
        var kept = context.Request.Query.Where(one => one.Key is not ("page" or "after"))
            .Select(one => $"{one.Key}={Uri.EscapeDataString(one.Value.ToString())}");
        return $"<{stub.Url}repositories/{repository.Id}/{rest}?{string.Join('&', kept.Append($"{parameter}={value}"))}>; rel=\"{rel}\"";
    }

    private static int? Number(IQueryCollection query, string name) =>
        int.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
