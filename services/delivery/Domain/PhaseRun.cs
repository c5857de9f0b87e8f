using JakeOps.Hosting;

namespace JakeOps.Delivery;

/// <summary>A check, a merge or a deployment, in the host's own words.</summary>
/// <param name="Detail">Summary and annotations of a check that failed.</param>
/// <param name="At">When the host says it came to be so.</param>
/// <param name="SeenAt">When it was seen.</param>
internal sealed record Evidence(
    string Name, string State, string? Commit, string? Url, string? Detail, DateTimeOffset? At, DateTimeOffset SeenAt);

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

    public string? StartedByAccount { get; private set; }

    public required DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Everybody's, also those that are about something that has changed since.</summary>
    public IReadOnlyList<Approval> Approvals { get; private set; } = [];

    /// <summary>What a system phase was concluded from, as it was last seen.</summary>
    public IReadOnlyList<Evidence> Evidence { get; set; } = [];

    public static PhaseRun Of(PastAttempt past, string organization, string delivery, int number)
    {
        var run = new PhaseRun
        {
            Organization = organization, DeliveryId = delivery, Number = number, Phase = past.Phase,
            Attempt = past.Attempt, StartedAt = past.StartedAt,
        };
        if (Lifecycle.HasEnded(past.RunStatus))
            run.End(new(past.RunStatus, past.Verdict, Reason: past.Reason), past.EndedAt ?? past.StartedAt);
        return run;
    }

    public void Start(Started started, DateTimeOffset at)
    {
        (RunStatus, StartedBy, StartedByAccount) = (RunStatus.Running, started.By, started.Account);
        if (at > StartedAt) StartedAt = at;
    }

    public void Approve(Approved by, DateTimeOffset at) => Approvals =
        [.. Approvals, new(by.Account, by.Name, by.Session, at, by.PlanVersion, by.HeadCommit, by.Override, by.Reason)];

    public void End(Ended ended, DateTimeOffset at)
    {
        (RunStatus, Verdict, Outcome, Reason) = (ended.Status, ended.Verdict, ended.Outcome, ended.Reason);
        // Clocks of two machines differ; an attempt never ends before it began.
        EndedAt = at > StartedAt ? at : StartedAt;
    }
}
