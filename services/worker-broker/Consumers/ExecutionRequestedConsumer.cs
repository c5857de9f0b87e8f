using JakeOps.Contracts;
using JakeOps.Hosting.Messaging;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.WorkerBroker;

/// <summary>Writes the request to the queue and is done; nothing waits for a worker here.</summary>
internal sealed class ExecutionRequestedConsumer(BrokerDbContext db, TimeProvider clock) : IConsumer<ExecutionRequested>
{
    public async Task Consume(ConsumeContext<ExecutionRequested> context)
    {
        var (asked, now, ct) = (context.Message, clock.GetUtcNow(), context.CancellationToken);
        if (await db.OfAnyTenant().AnyAsync(row => row.Id == asked.ExecutionId, ct)) return;
        var (tags, repository) = (Tags.Required(asked.RequiredTags), RepositoryName.Of(asked.Tree.CloneUrl));
        var execution = new Execution
        {
            Id = asked.ExecutionId, Organization = asked.Organization, Attempt = asked.Attempt,
            DeliveryId = asked.DeliveryId, Phase = asked.Phase,
            Request = asked.ToRequestJson(), RequiredTags = tags, Repository = repository,
            Kind = WorkKind.KeyOf(tags, repository, []), Priority = asked.Priority,
            Turn = await WorkQueue.NextTurnAsync(db, asked.Organization, repository, asked.Priority, ct),
            CreatedAt = now,
        };
        db.Executions.Add(execution);
        db.QueueGrew = true;
        if (await db.EarlyCancels.FindAsync([asked.ExecutionId], ct) is not { } cancel) return;
        db.EarlyCancels.Remove(cancel);
        (execution.State, execution.Request, execution.Outcome, execution.FinishedAt) =
            (ExecutionState.Finished, "", "canceled", now);
        db.Publish(Endings.Canceled(cancel.Reason, now).ToFinished(execution, now), execution.Id.ToString());
    }
}
