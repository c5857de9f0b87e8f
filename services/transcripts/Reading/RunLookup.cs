using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Transcripts.Reading;

/// <summary>Finds the run that an address names, or says what is not there.</summary>
internal sealed class RunLookup(TranscriptsDbContext db)
{
    public async Task<(Execution? Run, ProblemHttpResult? Problem)> FindAsync(
        string delivery, string run, CancellationToken ct)
    {
        if (Parse(run) is { } id && await FindAsync(delivery, id, ct) is { } execution) return (execution, null);
        return (null, NotFound(await IsKnownAsync(delivery, ct) ? "Run not found" : "Delivery not found"));
    }

    public Task<Execution?> FindAsync(string delivery, Guid run, CancellationToken ct) => db.Executions.AsNoTracking()
        .SingleOrDefaultAsync(execution => execution.Id == run && execution.DeliveryId == delivery, ct);

    /// <summary>Also by its runs alone: messages about these may come before the one about the Delivery.</summary>
    public async Task<bool> IsKnownAsync(string delivery, CancellationToken ct) =>
        await db.Deliveries.AnyAsync(known => known.Id == delivery, ct)
        || await db.Executions.AnyAsync(execution => execution.DeliveryId == delivery, ct);

    public static Guid? Parse(string run) =>
        Guid.TryParseExact(run, "D", out var id) || Guid.TryParseExact(run, "N", out id) ? id : null;

    public static ProblemHttpResult NotFound(string what) =>
        TypedResults.Problem(what, statusCode: StatusCodes.Status404NotFound);
}
