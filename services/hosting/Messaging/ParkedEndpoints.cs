using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JakeOps.Hosting.Messaging;

/// <summary>What an owner can do about messages that were given up.</summary>
internal static class ParkedEndpoints
{
    private const int MaxLimit = 200;
    private const int MaxOffset = 10_000;

    public static void MapParked(this IEndpointRouteBuilder routes)
    {
        var parked = routes.MapGroup("/api/operations/parked").WithTags("Operations").Needs(Permission.Admin);
        parked.MapGet("/{database}", List).WithName("ListParked").WithSummary("Messages that no retry could bring through");
        parked.MapPost("/{database}/{id:long}/redrive", Redrive).WithName("RedriveParked").WithSummary("Try a message again");
    }

    private static async Task<Results<Ok<List<ParkedView>>, ProblemHttpResult>> List(
        string database, Caller caller, ParkedMessages parked, CancellationToken ct, int offset = 0, int limit = 50)
    {
        if (offset is < 0 or > MaxOffset || limit is < 1 or > MaxLimit)
            return TypedResults.Problem(
                $"offset must be 0 to {MaxOffset} and limit 1 to {MaxLimit}.", statusCode: StatusCodes.Status422UnprocessableEntity);
        return await parked.ListAsync(database, caller.Organization, offset, limit, ct) is { } found
            ? TypedResults.Ok(found)
            : TypedResults.Problem($"There is no database {database}; those here are {parked.Databases}.",
                statusCode: StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Accepted, ProblemHttpResult>> Redrive(
        string database, long id, Caller caller, ParkedMessages parked, HttpContext http, CancellationToken ct)
    {
        if (await parked.RedriveAsync(database, id, caller.Organization, ct))
        {
            http.Changed(new { state = "parked" }, new { state = "redriven" });
            return TypedResults.Accepted((string?)null);
        }
        return TypedResults.Problem($"There is no such parked message; list them with GET /api/operations/parked/{database}.",
            statusCode: StatusCodes.Status404NotFound);
    }
}
