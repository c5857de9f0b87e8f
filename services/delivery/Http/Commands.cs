using JakeOps.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Delivery;

/// <summary>Where a Delivery stands after a command.</summary>
internal sealed record Moved(string Id, Phase Phase, RunStatus RunStatus, string? Error);

/// <summary>What every command over HTTP does alike: load, let the Delivery decide, save with its messages.</summary>
internal readonly record struct Commands(
    DeliveryDbContext Db, Caller Caller, TimeProvider Clock, ILogger<Delivery> Log, HttpContext Http, CancellationToken Ct)
{
    private const int MaxTries = 5;

    public Origin Origin => Origin.User(Caller, Clock.GetUtcNow());

    public async Task<Results<Ok<Moved>, ProblemHttpResult>> DoAsync(
        string id, ActionBody? body, Func<Delivery, Origin, Refusal?> decide)
    {
        if (body?.Reason is { Length: > InputCheck.MaxReason } reason)
            return Unprocessable($"reason has {reason.Length} characters: at most {InputCheck.MaxReason} are allowed.");
        for (var tries = 1; ; tries++)
        {
            if (await Db.FindAsync(id, Ct) is not { } delivery) return NotFound();
            var before = Audited.Of(delivery);
            if (decide(delivery, Origin) is { } refusal) return Refused(refusal, delivery);
            var next = delivery.NewEvents[0].Seq;
            if (await SaveAsync(delivery) is not { } conflict)
            {
                Http.Changed(before, Audited.Of(delivery));
                return TypedResults.Ok(new Moved(id, delivery.Phase, delivery.RunStatus, delivery.Error));
            }
            if (tries == MaxTries || await AnotherPersonActedAsync(id, next)) return conflict;
        }
    }

    /// <summary>A worker that starts or an observer that reports is no rival of a person: the command is decided again.</summary>
    private Task<bool> AnotherPersonActedAsync(string id, int since) =>
        Db.Events.AnyAsync(row => row.DeliveryId == id && row.Seq >= since && row.ActorKind == Origin.UserKind, Ct);

    /// <summary>Null when it is saved; the fresh state when somebody else was first.</summary>
    public async Task<ProblemHttpResult?> SaveAsync(Delivery delivery)
    {
        var loaded = Db.Entry(delivery).Property(row => row.Version).OriginalValue;
        var happened = delivery.NewEvents.ToList();
        await Db.AnnounceAsync(delivery, Ct);
        try
        {
            await Db.SaveChangesAsync(Ct);
        }
        catch (DbUpdateException)
        {
            // The loser fails on the version, or on the number of an event or attempt that the winner took.
            Db.ChangeTracker.Clear();
            if (await Db.FindAsync(delivery.Id, Ct) is not { } fresh || fresh.Version == loaded) throw;
            return Refused(new($"Somebody else changed this Delivery at the same time: it is now {fresh.Where()}. {fresh.NowAllowed()}"), fresh);
        }
        foreach (var one in happened) Log.Moved(delivery.Id, delivery.Where(), one.Command, one.Actor);
        return null;
    }

    public static ProblemHttpResult NotFound() => TypedResults.Problem("Delivery not found", statusCode: 404);

    public static ProblemHttpResult Unprocessable(string problem) => TypedResults.Problem(problem, statusCode: 422);

    public static ProblemHttpResult Refused(Refusal refusal, Delivery delivery) => TypedResults.Problem(
        refusal.Reason, statusCode: refusal.Status, extensions: new Dictionary<string, object?>
        {
            ["phase"] = delivery.Phase, ["run_status"] = delivery.RunStatus, ["version"] = delivery.Version,
            ["actions"] = delivery.AllowedActions,
        });
}
