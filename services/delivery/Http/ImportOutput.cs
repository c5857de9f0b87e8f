using JakeOps.Contracts;
using JakeOps.Hosting.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace JakeOps.Delivery;

/// <param name="Next">The sequence to send the next part with.</param>
internal sealed record OutputTaken(long Next);

/// <param name="First">Sequence of the first line sent, counted from 1; the answer to a part names the next.</param>
/// <param name="StartedAt">With <paramref name="CompletedAt"/> on the last part: when the run began and ended.</param>
internal readonly record struct OutputQuery(
    long? First, [FromQuery(Name = "started_at")] DateTimeOffset? StartedAt,
    [FromQuery(Name = "completed_at")] DateTimeOffset? CompletedAt);

/// <summary>POST /api/deliveries/{id}/runs/{run}/output: the lines that an imported run printed. They take the way of
/// every run's output, so transcripts stores a part that is sent twice once.</summary>
internal static class ImportOutput
{
    public const long MaxPart = 24 * 1024 * 1024;

    public static async Task<Results<Ok<OutputTaken>, ProblemHttpResult>> Take(
        string id, Guid run, [AsParameters] OutputQuery query, HttpRequest request, [AsParameters] Commands commands)
    {
        if (query.First is < 1 or > 1_000_000_000) return Commands.Unprocessable("first is a sequence from 1.");
        if (await commands.Db.FindAsync(id, commands.Ct) is not { } delivery) return Commands.NotFound();
        if (delivery.Runs.Find(one => one.Id == run) is not { } known)
            return TypedResults.Problem("Run not found", statusCode: 404);
        if (known.Outcome != AgentRun.Imported)
            return TypedResults.Problem(
                "This run was not imported: its output came from its worker, and nothing is added to it.", statusCode: 409);
        var next = await PublishAsync(delivery, known, query.First ?? 1, request, commands);
        if (query.CompletedAt is { } completed)
            commands.Db.Publish(Finished(delivery, known, query.StartedAt ?? known.CreatedAt, completed, next - 1), id);
        await commands.Db.SaveChangesAsync(commands.Ct);
        return TypedResults.Ok(new OutputTaken(next));
    }

    private static async Task<long> PublishAsync(
        Delivery delivery, AgentRun run, long next, HttpRequest request, Commands commands)
    {
        using var lines = new StreamReader(request.Body);
        await foreach (var batch in OutputLines.ReadAsync(lines, commands.Ct))
        {
            commands.Db.Publish(new ExecutionOutput(delivery.Organization, run.Id, delivery.Id, run.Attempt,
                run.Mode.Word(), next, batch, commands.Clock.GetUtcNow()), delivery.Id);
            next += batch.Count;
        }
        return next;
    }

    private static ExecutionFinished Finished(
        Delivery delivery, AgentRun run, DateTimeOffset started, DateTimeOffset completed, long last) => new(
        delivery.Organization, run.Id, delivery.Id, run.Attempt, run.Mode.Word(),
        run.Status == AgentRunStatus.Success ? "succeeded" : "failed", null, run.Error, null, null, null,
        Guid.TryParse(run.SessionId, out var session) ? session : null, null, null, last, 0, started, completed);
}
