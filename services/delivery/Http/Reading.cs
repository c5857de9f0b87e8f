using JakeOps.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Delivery;

/// <summary>Everything that is read of Deliveries.</summary>
internal static class Reading
{
    private const int MaxEvents = 200;

    public static void MapReading(this RouteGroupBuilder all)
    {
        var deliveries = all.MapGroup("").Needs(Permission.Read);
        deliveries.MapGet("/", DeliveryList.Get).WithName("ListDeliveries").WithSummary("Deliveries, newest first");
        deliveries.MapGet("/cards", CardList.Get).WithName("ListCards")
            .WithSummary("Deliveries without their history, filtered, sorted, page by page: for boards and tables");
        deliveries.MapGet("/counts", CardCounts.Get).WithName("CountDeliveries")
            .WithSummary("How many Deliveries stand in which phase and status");
        deliveries.MapGet("/schema", Schema).WithName("DeliverySchema").WithSummary("JSON Schema of the creation body")
            .Produces<string>(contentType: "application/json");
        deliveries.MapGet("/{id}", One).WithName("GetDelivery").WithSummary("One Delivery with all that belongs to it");
        deliveries.MapGet("/{id}/events", Events).WithName("DeliveryEvents").WithSummary("The audit, oldest first");
        deliveries.MapGet("/{id}/plans", Plans).WithName("DeliveryPlans").WithSummary("All versions of the plan");
        deliveries.MapGet("/{id}/runs/{run:guid}/diff", Diff).WithName("RunDiff")
            .WithSummary("What a run changed, as a unified diff").Produces<string>(contentType: "text/x-diff");
    }

    private static ContentHttpResult Schema() => TypedResults.Text(CreationSchema.Json, "application/json");

    private static async Task<Results<Ok<DeliveryView>,
    ProblemHttpResult>> One(string id, DeliveryDbContext db, CancellationToken ct)
    {
        if (await db.WholeDeliveries.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct) is not { } delivery)
            return Commands.NotFound();
        var texts = await db.Texts.AsNoTracking().Where(text => text.DeliveryId == id && !text.Name.StartsWith("diff:"))
            .ToDictionaryAsync(text => text.Name, text => text.Text, ct);
        return TypedResults.Ok(DeliveryView.Of(delivery, texts));
    }

    private static async Task<Results<Ok<List<EventView>>, ProblemHttpResult>> Events(
        string id, int? after, int? limit, DeliveryDbContext db, HttpContext http, CancellationToken ct)
    {
        if (limit is < 1 or > MaxEvents) return Commands.Unprocessable($"limit is from 1 to {MaxEvents}.");
        if (!await db.Deliveries.AnyAsync(one => one.Id == id, ct)) return Commands.NotFound();
        var size = limit ?? MaxEvents;
        var rows = await db.Events.AsNoTracking().Where(row => row.DeliveryId == id && row.Seq > (after ?? 0))
            .OrderBy(row => row.Seq).Take(size + 1).ToListAsync(ct);
        if (rows.Count > size)
            http.Response.Headers.Link = $"<{http.Request.Path}?after={rows[size - 1].Seq}&limit={size}>; rel=\"next\"";
        return TypedResults.Ok(rows.Take(size).Select(EventView.Of).ToList());
    }

    private static async Task<Results<Ok<List<PlanView>>,
    ProblemHttpResult>> Plans(string id, DeliveryDbContext db, CancellationToken ct)
    {
        if (!await db.Deliveries.AnyAsync(one => one.Id == id, ct)) return Commands.NotFound();
        var plans = await db.Plans.AsNoTracking().Where(plan => plan.DeliveryId == id).OrderBy(plan => plan.Version)
            .ToListAsync(ct);
        return TypedResults.Ok(plans.Select(PlanView.Of).ToList());
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> Diff(
        string id, Guid run, DeliveryDbContext db, CancellationToken ct)
    {
        var name = LongText.DiffOf(run);
        var diff = await db.Texts.AsNoTracking()
            .FirstOrDefaultAsync(text => text.DeliveryId == id && text.Name == name, ct);
        return diff is null
            ? TypedResults.Problem("This run has no diff", statusCode: 404)
            : TypedResults.Text(diff.Text, "text/x-diff; charset=utf-8");
    }
}
