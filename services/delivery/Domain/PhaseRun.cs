using JakeOps.Hosting;

namespace JakeOps.Delivery;

/// <summary>One attempt of a phase, from the moment that the Delivery came to it.</summary>
internal sealed class PhaseRun : ITenantOwned
{
    public required string Organization { get; init; }

    public required string DeliveryId { get; init; }

    /// <summary>Its place among all attempts of the Delivery, from 1.</summary>
    public required int Number { get; init; }

    public required Phase Phase { get; init; }

    /// <summary>Its place among the attempts of this phase, from 1.</summary>
    public required int Attempt { get; init; }

    public Executor Executor => Lifecycle.ExecutorOf(Phase);

    public RunStatus RunStatus { get; private set; } = RunStatus.Pending;

    public Verdict? Verdict { get; private set; }

    /// <summary>How a system phase ended where the status alone does not tell: <c>skipped</c>.</summary>
    public string? Outcome { get; private set; }

    public string? Reason { get; private set; }

    public string? StartedBy { get; private set; }

    public required DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public void Start(string by, DateTimeOffset at)
    {
        (RunStatus, StartedBy) = (RunStatus.Running, by);
        if (at > StartedAt) StartedAt = at;
    }

    public void End(Ended ended, DateTimeOffset at)
    {
        (RunStatus, Verdict, Outcome, Reason) = (ended.Status, ended.Verdict, ended.Outcome, ended.Reason);
        // Clocks of two machines differ; an attempt never ends before it began.
        EndedAt = at > StartedAt ? at : StartedAt;
    }
}
