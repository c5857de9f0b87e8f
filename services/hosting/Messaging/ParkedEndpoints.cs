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
        var parked = routes.MapGroup("/api/operations/parked").WithTags("Operations");
        parked.MapGet("/", List).WithName("ListParked").WithSummary("Messages that no retry could bring through");
        parked.MapPost("/{database}/{id:long}/redrive", Redrive).WithName("RedriveParked").WithSummary("Try a message again");
    }

    private static async Task<Results<Ok<List<ParkedView>>, ProblemHttpResult>> List(
        Caller caller, ParkedMessages parked, CancellationToken ct, int offset = 0, int limit = 50)
    {
        if (!caller.IsOwner) return NotOwner();
        if (offset is < 0 or > MaxOffset || limit is < 1 or > MaxLimit)
            return TypedResults.Problem(
                $"offset must be 0 to {MaxOffset} and limit 1 to {MaxLimit}.", statusCode: StatusCodes.Status422UnprocessableEntity);
        return TypedResults.Ok(await parked.ListAsync(caller.Organization, offset, limit, ct));
    }

    private static async Task<Results<Accepted, ProblemHttpResult>> Redrive(
        string database, long id, Caller caller, ParkedMessages parked, CancellationToken ct)
    {
        if (!caller.IsOwner) return NotOwner();
        return await parked.RedriveAsync(database, id, caller.Organization, ct)
            ? TypedResults.Accepted((string?)null)
            : TypedResults.Problem("There is no such parked message; list them with GET /api/operations/parked.",
                statusCode: StatusCodes.Status404NotFound);
    }

    private static ProblemHttpResult NotOwner() => TypedResults.Problem(
        "Only an owner of the organization may do this.", statusCode: StatusCodes.Status403Forbidden);
}
