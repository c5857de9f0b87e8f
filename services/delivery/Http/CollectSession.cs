using JakeOps.Contracts;
using JakeOps.Hosting.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace JakeOps.Delivery;

internal sealed record Collected(string Id, Guid RunId, string Status);

/// <summary>POST /api/deliveries/{id}/collect: the file of a session that a person ran with the agent on this machine
/// becomes a run of the Delivery. Only where service and user share the machine: session files never leave
/// one.</summary>
internal static class CollectSession
{
    public static async Task<Results<Ok<Collected>, ProblemHttpResult>> Collect(
        string id, CollectBody body, [AsParameters] Commands commands, IOptions<DeliveryOptions> options)
    {
        if (!options.Value.LocalSessions)
            return TypedResults.Problem(
                "Sessions can only be collected in local mode: session files never leave a machine.", statusCode: 409);
        if (await commands.Db.FindAsync(id, commands.Ct) is not { } delivery) return Commands.NotFound();
        if (!Guid.TryParseExact(body.SessionId, "D", out var session))
            return Commands.Unprocessable(
                "session_id is the UUID of a session, such as 0b6f4f2e-6d3c-4a3e-9d53-2f3a7e1c9b10.");
        if (SessionFile.Find(session) is not { } file) return TypedResults.Problem("Session file not found",
            statusCode: 404);
        if (file.Length > SessionFile.MaxBytes)
            return TypedResults.Problem(
                $"The session's file has {file.Length} bytes: at most {SessionFile.MaxBytes} are taken.",
                statusCode: 409);
        var run = Guid.CreateVersion7();
        if (delivery.Collect(commands.Origin, run, session) is { } refusal) return Commands.Refused(refusal, delivery);
        var last = await PublishAsync(commands, delivery, run, file);
        commands.Db.Publish(Finished(commands, delivery, run, session, last), delivery.Id);
        if (await commands.SaveAsync(delivery) is { } conflict) return conflict;
        return TypedResults.Ok(new Collected(id, run, "collected"));
    }

    private static async Task<long> PublishAsync(Commands commands, Delivery delivery, Guid run, FileInfo file)
    {
        var first = 1L;
        using var lines = file.OpenText();
        await foreach (var batch in OutputLines.ReadAsync(lines, commands.Ct))
        {
            commands.Db.Publish(new ExecutionOutput(delivery.Organization, run, delivery.Id, delivery.Attempt,
                delivery.Phase.Word(), first, batch, commands.Clock.GetUtcNow()), delivery.Id);
            first += batch.Count;
        }
        return first - 1;
    }

    private static ExecutionFinished Finished(Commands commands, Delivery delivery, Guid run, Guid session,
        long last) => new(
        delivery.Organization, run, delivery.Id, delivery.Attempt, delivery.Phase.Word(), "succeeded", null, null,
        null, null,
        null, session, null, null, last, 0, commands.Clock.GetUtcNow(), commands.Clock.GetUtcNow());
}
