using JakeOps.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JakeOps.AllInOne.Demo;

/// <param name="Id">Of the Delivery.</param>
internal sealed record DemoStarted(string Id);

/// <summary>POST /api/demo: the demo in a process that runs already. Only where everybody at this machine may do
/// everything and agents run in this process; elsewhere the route is not there.</summary>
internal static class DemoEndpoint
{
    public static void MapDemo(this IEndpointRouteBuilder routes, DataFolder folder) =>
        routes.MapPost("/api/demo", (IServer server, CancellationToken ct) => Start(server, folder, ct))
            .WithName("StartDemo").WithTags("Demo").Needs(Permission.Act).ProducesProblem(503)
            .WithSummary("Makes a sample repository and a Delivery for it, whose work the simulated agent plays");

    private static async Task<Results<Ok<DemoStarted>, ProblemHttpResult>> Start(IServer server, DataFolder folder, CancellationToken ct)
    {
        var (remote, refusal) = await SampleRepository.EnsureAsync(folder.Sub(SampleRepository.Folder), ct);
        if (remote is null) return TypedResults.Problem(refusal, statusCode: 503);
        using var http = new HttpClient { BaseAddress = new(server.Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
        return TypedResults.Ok(new DemoStarted(await SampleRequest.OpenAsync(http, remote, SampleRequest.Checkpoints, ct)));
    }
}
