using JakeOps.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Delivery;

/// <param name="Existing">True when it was there already; absent otherwise.</param>
internal sealed record Created(
    string Id, string Status,
    [property: System.Text.Json.Serialization.JsonIgnore(
        Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    bool? Existing = null);

/// <summary>POST /api/deliveries: opens a Delivery, or says that it stands already.</summary>
internal static class CreateDelivery
{
    // Of several at once one wins each round.
    private const int Tries = 50;

    public static async Task<Results<Ok<Created>,
    ProblemHttpResult>> Create(CreateBody body, [AsParameters] Commands commands)
    {
        var check = new InputCheck();
        var import = Import(check, body);
        if (import is not null && commands.Caller.Lacks(Permission.Admin, "Naming the phase of a new Delivery")
            is { } forbidden) return forbidden;
        var (wanted, refusal) = await ReadAsync(check, body, import, commands);
        if (wanted is null) return refusal ?? Commands.Unprocessable(check.Problem!);
        for (var attempt = 1; ; attempt++)
        {
            if (await commands.Db.FindAsync(wanted.Key, commands.Ct) is { } known)
                return TypedResults.Ok(new Created(known.Id, "created", true));
            try
            {
                var opened = await commands.Db.OpenAsync(wanted, commands.Origin, commands.Ct);
                await commands.Db.SaveChangesAsync(commands.Ct);
                commands.Log.Opened(opened.Id, opened.Seq, opened.Repository, opened.Request);
                commands.Http.Changed(null, Audited.Of(opened));
                return TypedResults.Ok(new Created(opened.Id, "created"));
            }
            catch (DbUpdateException) when (attempt < Tries)
            {
                // Another one took the same number, or was opened for the same request, at the same moment.
                commands.Db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Null for a Delivery that begins at the beginning, which is also what the Python server's defaults
    /// say.</summary>
    private static Placement? Import(InputCheck check, CreateBody body)
    {
        var phase = check.Word<Phase>(body.Phase, "phase") ?? Phase.Intake;
        var status = check.Word<RunStatus>(body.RunStatus, "run_status") ?? RunStatus.Pending;
        return phase == Phase.Intake ? null : new(phase, status);
    }

    private static async Task<(NewDelivery? Wanted, ProblemHttpResult? Refusal)> ReadAsync(
        InputCheck check, CreateBody body, Placement? import, Commands commands)
    {
        var summary = check.Line(body.Summary, "summary", Delivery.MaxSummary, required: true);
        var repository = check.Repository(body.Repository);
        var host = check.Host(body.Host) ?? NaturalKey.DefaultHost;
        if (body.Refs is null) check.Fail("refs is required; it may be empty.");
        var refs = check.Refs(body.Refs);
        var text = check.Bytes(body.Body, "body", InputCheck.MaxBodyBytes);
        var cloneUrl = check.CloneUrl(body.CloneUrl);
        var generation = check.Number(body.Generation, "generation", 1, 10_000) ?? 1;
        var sourceId = check.Line(body.SourceId, "source_id", 64);
        if (check.Problem is not null) return default;
        var source = await commands.Db.SourceOfAsync(sourceId, host, repository, commands.Ct);
        if (sourceId is not null && source is null) check.Fail($"source_id '{sourceId}' is not known.");
        var settings = check.Settings(body, source?.Settings ?? Settings.Default);
        if (settings.Loosens(source?.Settings ?? Settings.Default)
            && commands.Caller.Lacks(Permission.Admin, "Changing who approves") is { } notHis) return (null, notHis);
        var request = refs.FirstOrDefault(known => known.Role == RefRole.Request)?.Label ?? "";
        return check.Problem is not null ? default : (new(
            new(commands.Caller.Organization, host, repository, request, generation), summary!, text, refs, settings,
            source?.Id, cloneUrl ?? source?.CloneUrl, import), null);
    }
}
