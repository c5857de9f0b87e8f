using System.ComponentModel;
using JakeOps.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JakeOps.Delivery;

/// <summary>GET /api/insights: where the time and the money of a range went.</summary>
internal static class InsightsEndpoint
{
    private static readonly TimeSpan Usual = TimeSpan.FromDays(30);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public static void MapInsights(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/insights", GetAsync).WithName("GetInsights").WithTags("Insights").Needs(Permission.Read)
            .WithSummary("Lead time by who or what it was spent on, throughput, rejects and failures, cost, and use of workers")
            .ProducesProblem(422);

    private static async Task<Results<Ok<InsightsView>, ProblemHttpResult>> GetAsync(
        [Description("Begin of the range; absent: 30 days before its end.")] DateTimeOffset? from,
        [Description("End of the range, which lies before it; absent: now. A range has 366 days at most.")] DateTimeOffset? to,
        InsightsQuery insights, TimeProvider clock, CancellationToken ct)
    {
        var end = (to ?? clock.GetUtcNow()).ToUniversalTime();
        if (from is null && end - DateTimeOffset.MinValue < Usual) return Refuse();
        var begin = from?.ToUniversalTime() ?? end - Usual;
        return begin >= end || end - begin > Longest ? Refuse() : TypedResults.Ok(await insights.ReadAsync(begin, end, ct));
    }

    private static ProblemHttpResult Refuse() => Commands.Unprocessable("`from` lies before `to`, by 366 days at most.");
}
