using JakeOps.Contracts;
using MassTransit;

namespace JakeOps.Gateway.LiveEvents;

/// <summary>Turns one kind of message into live events: what a screen needs, never prompts, diffs or output.</summary>
internal abstract class LiveEventConsumer<T>(GatewayDbContext db, TimeProvider clock, string type) : IConsumer<T> where T : class
{
    public Task Consume(ConsumeContext<T> context) => Show(context.Message) is { } shown
        ? db.AddLiveEventAsync(type, shown, clock.GetUtcNow(), context.CancellationToken)
        : Task.CompletedTask;

    /// <summary>Null where there is nothing new to see.</summary>
    protected abstract object? Show(T news);

    protected static string? Cut(string? text) => LiveEventWriter.Cut(text);
}

internal sealed class DeliveryPhaseChangedConsumer(GatewayDbContext db, TimeProvider clock)
    : LiveEventConsumer<DeliveryPhaseChanged>(db, clock, "delivery_phase_changed")
{
    protected override object Show(DeliveryPhaseChanged news) => new
    {
        news.DeliveryId, Seq = news.Number, news.Version, news.Repository, Summary = Cut(news.Summary), news.Phase,
        news.RunStatus, news.Attempt, news.Verdict, Reason = Cut(news.Reason), news.ExecutionId, news.SourceId, news.Branch,
        news.PullRequestUrl, news.At,
    };
}

internal sealed class ExecutionStartedConsumer(GatewayDbContext db, TimeProvider clock)
    : LiveEventConsumer<ExecutionStarted>(db, clock, "execution_started")
{
    protected override object Show(ExecutionStarted news) => new
    {
        news.ExecutionId, news.DeliveryId, news.Attempt, news.WorkerId, news.WorkerName, news.Agent, news.Simulated, news.At,
    };
}

internal sealed class ExecutionWaitingConsumer(GatewayDbContext db, TimeProvider clock)
    : LiveEventConsumer<ExecutionWaiting>(db, clock, "execution_waiting")
{
    protected override object Show(ExecutionWaiting news) => new
    {
        news.ExecutionId, news.DeliveryId, news.Attempt, Reason = Cut(news.Reason), news.At,
    };
}

internal sealed class ExecutionFinishedConsumer(GatewayDbContext db, TimeProvider clock)
    : LiveEventConsumer<ExecutionFinished>(db, clock, "execution_finished")
{
    protected override object Show(ExecutionFinished news) => new
    {
        news.ExecutionId, news.DeliveryId, news.Attempt, news.Phase, news.Outcome, news.Code, Error = Cut(news.Error),
        news.Stats?.CostUsd, news.Stats?.DurationMs, news.Stats?.Turns, news.StartedAt, news.At,
    };
}

internal sealed class WorkerChangedConsumer(GatewayDbContext db, TimeProvider clock)
    : LiveEventConsumer<WorkerChanged>(db, clock, "worker_changed")
{
    protected override object Show(WorkerChanged news) => new
    {
        news.WorkerId, news.Name, news.State, news.Tags, news.SlotsUsed, news.Slots, news.At,
    };
}

internal sealed class SourceChangedConsumer(GatewayDbContext db, TimeProvider clock)
    : LiveEventConsumer<SourceChanged>(db, clock, "source_changed")
{
    protected override object Show(SourceChanged news) => new
    {
        news.SourceId, news.Version, news.Host, news.Repository, news.Active, news.Deleted, news.At,
    };
}

internal sealed class SourceSyncedConsumer(GatewayDbContext db, TimeProvider clock)
    : LiveEventConsumer<SourceSynced>(db, clock, "source_synced")
{
    protected override object? Show(SourceSynced news) => news.Changed
        ? new { news.SourceId, news.Repository, news.State, Problem = Cut(news.Problem), news.PolledAt, news.At }
        : null;
}

internal sealed class RunSummarizedConsumer(GatewayDbContext db, TimeProvider clock)
    : LiveEventConsumer<RunSummarized>(db, clock, "run_summarized")
{
    protected override object Show(RunSummarized news) => new
    {
        news.ExecutionId, news.DeliveryId, news.Attempt, news.Model, news.Usage, news.Complete, news.At,
    };
}
