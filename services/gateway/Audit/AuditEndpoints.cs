using System.Globalization;
using System.Text.Json;
using JakeOps.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.Gateway.Audit;

internal static class AuditEndpoints
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;

    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        var audit = routes.MapGroup("/api/audit").WithTags("Audit").Needs(Permission.Admin);
        audit.MapGet("", ListAsync).WithName("ListAudit")
            .WithSummary("Commands of the organization's members, refused ones too, the newest first; the next page is in the Link header");
        audit.MapGet("/export", ExportAsync).WithName("ExportAudit").Produces<AuditView>(200, "application/jsonl")
            .WithSummary("The same as JSON lines, the oldest first, without an end of pages");
    }

    private static async Task<Results<Ok<List<AuditView>>, ProblemHttpResult>> ListAsync(
        [AsParameters] AuditFilter filter, int? limit, long? cursor, HttpContext context, GatewayDbContext db, CancellationToken ct)
    {
        if (limit is < 1 or > MaxLimit) return TypedResults.Problem($"`limit` is from 1 to {MaxLimit}.", statusCode: 422);
        var (entries, refusal) = filter.Apply(db.Audit.AsNoTracking());
        if (entries is null) return TypedResults.Problem(refusal, statusCode: 422);
        var (most, before) = (limit ?? DefaultLimit, cursor ?? long.MaxValue);
        var page = await entries.Where(entry => entry.Sequence < before).OrderByDescending(entry => entry.Sequence)
            .Take(most + 1).ToListAsync(ct);
        if (page.Count > most) context.Response.Headers.Link = Next(context.Request, page[most - 1].Sequence);
        return TypedResults.Ok(page.Take(most).Select(AuditView.Of).ToList());
    }

    /// <summary>Read and written piece by piece, so that any length costs little memory.</summary>
    private static async Task<IResult> ExportAsync(
        [AsParameters] AuditFilter filter, HttpResponse response, GatewayDbContext db, IOptions<JsonOptions> json, CancellationToken ct)
    {
        var (entries, refusal) = filter.Apply(db.Audit.AsNoTracking());
        if (entries is null) return TypedResults.Problem(refusal, statusCode: 422);
        response.ContentType = "application/jsonl";
        response.Headers.ContentDisposition = "attachment; filename=\"audit.jsonl\"";
        for (var seen = 0L; ;)
        {
            var page = await entries.Where(entry => entry.Sequence > seen).OrderBy(entry => entry.Sequence).Take(MaxLimit).ToListAsync(ct);
            if (page.Count == 0) return TypedResults.Empty;
            foreach (var entry in page)
                await response.WriteAsync(JsonSerializer.Serialize(AuditView.Of(entry), json.Value.SerializerOptions) + "\n", ct);
            seen = page[^1].Sequence;
        }
    }

    private static string Next(HttpRequest request, long cursor)
    {
        var query = request.Query.Where(one => one.Key != "cursor")
            .SelectMany(one => one.Value, (one, value) => KeyValuePair.Create(one.Key, value))
            .Append(KeyValuePair.Create("cursor", (string?)cursor.ToString(CultureInfo.InvariantCulture)));
        return $"<{request.Path}{QueryString.Create(query)}>; rel=\"next\"";
    }
}
