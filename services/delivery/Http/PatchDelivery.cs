using JakeOps.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JakeOps.Delivery;

internal sealed record Updated(string Id, string Status);

/// <summary>PATCH /api/deliveries/{id}: settings for everybody who may act; phase, texts and refs for owners.</summary>
internal static class PatchDelivery
{
    private const int MaxError = 4000;

    public static async Task<Results<Ok<Updated>,
    ProblemHttpResult>> Patch(string id, PatchBody body, [AsParameters] Commands commands)
    {
        if (await commands.Db.FindAsync(id, commands.Ct) is not { } delivery) return Commands.NotFound();
        if (body.NamesRepair && commands.Caller.Lacks(Permission.Admin, "Repairing a Delivery") is { } forbidden)
            return forbidden;
        var check = new InputCheck();
        var settings = body.NamesSettings ? check.Settings(body, delivery.Settings) : null;
        var repair = ReadRepair(check, body, settings);
        if (check.Problem is { } problem) return Commands.Unprocessable(problem);
        if (settings?.Loosens(delivery.Settings) == true
            && commands.Caller.Lacks(Permission.Admin, "Changing who approves") is { } notHis) return notHis;
        var before = Audited.Of(delivery);
        if (Decide(delivery, commands.Origin, body, repair) is { } refusal) return Commands.Refused(refusal, delivery);
        if (await commands.SaveAsync(delivery) is { } conflict) return conflict;
        commands.Http.Changed(before, Audited.Of(delivery));
        return TypedResults.Ok(new Updated(id, "updated"));
    }

    private static Refusal? Decide(Delivery delivery, Origin by, PatchBody body, Repair repair) => body switch
    {
        { NamesRepair: true } => delivery.Repair(by, repair),
        { NamesSettings: true } => delivery.Configure(by, repair.Settings!),
        _ => null,
    };

    private static Repair ReadRepair(InputCheck check, PatchBody body, Settings? settings)
    {
        var summary = check.Line(body.Summary, "summary", Delivery.MaxSummary);
        if (summary is "") check.Fail("summary cannot be empty.");
        var plan = body.Plan is null ? null : new RepairedPlan(
            check.Bytes(body.Plan.Content, "plan: content", Delivery.MaxPlanBytes, required: true) ?? "",
            check.Line(body.Plan.Model, "plan: model", 200) ?? "");
        return new(
            check.Word<Phase>(body.Phase, "phase"), check.Word<RunStatus>(body.RunStatus, "run_status"), summary, plan,
            check.Refs(body.Refs), check.Text(body.Error, "error", MaxError), settings);
    }
}
