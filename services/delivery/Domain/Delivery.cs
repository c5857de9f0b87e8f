using JakeOps.Hosting;

namespace JakeOps.Delivery;

/// <summary>One change on its way from request to production. It decides every command itself: a method returns why the
/// command is refused, or null when it was done and recorded as one event.</summary>
/// <remarks>This file: what it knows and how a step changes it. Beside it by topic: Actions (people), Approvals, Flow (the rules
/// that move on), Results (agents), Observations (system phases and requests), Repairs (owners),
/// Import (what another server did).</remarks>
internal sealed partial class Delivery : ITenantOwned
{
    public const int SchemaVersion = 5;
    public const int MaxSummary = 500;

    public required string Organization { get; init; }

    public required string Id { get; init; }

    /// <summary>The number that people use, counted per organization.</summary>
    public required long Seq { get; set; }

    public required string Host { get; init; }

    public required string Repository { get; init; }

    /// <summary>The label of its request, empty where it has none; one part of the natural key.</summary>
    public required string Request { get; init; }

    /// <summary>Counts the Deliveries of one request: 2 after it was reopened.</summary>
    public required int Generation { get; init; }

    public required string Summary { get; set; }

    public string? SourceId { get; init; }

    public string? CloneUrl { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>When it last came into another phase or status.</summary>
    public DateTimeOffset StateSince { get; private set; }

    /// <summary>Counts every change; two people who change the same version do not both win.</summary>
    public int Version { get; private set; }

    public Phase Phase { get; private set; }

    public RunStatus RunStatus { get; private set; }

    public Verdict? Verdict { get; private set; }

    public string? Error { get; private set; }

    public Settings Settings { get; private set; } = Settings.Default;

    /// <summary>The execution whose result is awaited.</summary>
    public Guid? ExecutionId { get; private set; }

    /// <summary>False while an earlier execution is still being cancelled.</summary>
    public bool ExecutionRequested { get; private set; }

    /// <summary>A cancelled execution that is not yet confirmed to be over.</summary>
    public Guid? CancelingId { get; private set; }

    public int ReviewRounds { get; private set; }

    public int FailedCheckRounds { get; private set; }

    public FeedbackKind? FeedbackKind { get; private set; }

    public string? Feedback { get; private set; }

    public int PlanVersion { get; private set; }

    /// <summary>Account of the person who wrote the plan as it stands; null for an agent.</summary>
    public string? PlanEditor { get; private set; }

    /// <summary>Account of the person who opened it by hand; null where its source did.</summary>
    public string? RequestedBy { get; private set; }

    public string? HeadCommit { get; private set; }

    public string? PullRequestUrl { get; private set; }

    public int LastEvent { get; private set; }

    public List<PhaseRun> PhaseRuns { get; private set; } = [];

    public List<AgentRun> Runs { get; private set; } = [];

    public List<Ref> Refs { get; private set; } = [];

    public List<Plan> Plans { get; private set; } = [];

    /// <summary>Only those of this unit of work; the rest is never loaded to decide.</summary>
    public List<DeliveryEvent> NewEvents { get; } = [];

    /// <summary>What happened in this unit of work, in order, to be told to the other services.</summary>
    public List<Transition> Transitions { get; } = [];

    public string Branch => $"jakeops/{Id}";

    public PhaseRun Current => PhaseRuns[^1];

    public int Attempt => PhaseRuns.Count == 0 ? 0 : Current.Attempt;

    public bool IsClosed => Phase == Phase.Close;

    public decimal SpentUsd => Runs.Sum(run => run.Usage.CostUsd);

    public IReadOnlyList<UserAction> AllowedActions => Lifecycle.AllowedActions(Phase, RunStatus, Verdict);

    /// <summary>Everything that moves a Delivery goes through here, also when its history is replayed.</summary>
    internal void Apply(Step step, DateTimeOffset at)
    {
        switch (step)
        {
            case Configured configured: Settings = configured.Settings; break;
            case Entered entered: Enter(entered, at); break;
            case Started started: Start(started, at); break;
            case Ended ended: End(ended, at); break;
            case Requested: ExecutionRequested = true; break;
            case CancelRequested cancel: CancelingId = cancel.ExecutionId; break;
            case Released: CancelingId = null; break;
            case Instructed told: (FeedbackKind, Feedback) = (told.Kind, told.Text); break;
            case RoundsCounted rounds: (ReviewRounds, FailedCheckRounds) = (rounds.Reviews, rounds.FailedChecks); break;
            case PlanWritten plan: (PlanVersion, PlanEditor) = (plan.Version, plan.Account); break;
            case AskedFor asked: RequestedBy = asked.Account; break;
            case Approved approved: Current.Approve(approved, at); break;
            case Pushed pushed:
                (HeadCommit, PullRequestUrl) = (pushed.HeadCommit ?? HeadCommit, pushed.PullRequestUrl
                    ?? PullRequestUrl);
                break;
            case TakenOver taken: Apply(taken); break;
            case Noted { What: Noted.Error } noted: Error = noted.Detail; break;
            default: break;
        }
    }

    private void Enter(Entered entered, DateTimeOffset at)
    {
        (Phase, RunStatus, Verdict, Error) = (entered.Phase, RunStatus.Pending, null, null);
        PhaseRuns.Add(new()
        {
            Organization = Organization, DeliveryId = Id, Number = PhaseRuns.Count + 1, Phase = entered.Phase,
            Attempt = entered.Attempt, StartedAt = at,
        });
        // The work is past its review: what was asked of it before is answered.
        if (entered.Phase == Phase.Verify) (FeedbackKind, Feedback) = (null, null);
        Pass(at, null);
    }

    private void Start(Started started, DateTimeOffset at)
    {
        RunStatus = RunStatus.Running;
        Current.Start(started, at);
        if (started.ExecutionId is { } id)
        {
            (ExecutionId, ExecutionRequested) = (id, false);
            Runs.Add(NewRun(id, at));
        }
        Pass(at, null);
    }

    private void End(Ended ended, DateTimeOffset at)
    {
        var well = ended.Status == RunStatus.Succeeded;
        (RunStatus, Verdict, Error) = (ended.Status, ended.Verdict, well ? null : ended.Reason);
        Current.End(ended, at);
        // An agent that ended with the verdict not_pass did its work; only its Delivery is blocked by it.
        if (ExecutionId is { } id) RunOf(id).End(well || ended.Verdict is not null, well ? null : ended.Reason, at);
        (ExecutionId, ExecutionRequested) = (null, false);
        if (well && Current.Executor == Executor.Agent) (FeedbackKind, Feedback) = (null, null);
        Pass(at, ended.Reason);
    }

    private AgentRun NewRun(Guid id, DateTimeOffset at) => new()
    {
        Organization = Organization, DeliveryId = Id, Id = id, Number = Runs.Count + 1, Mode = Phase, Attempt = Attempt,
        CreatedAt = at,
    };

    private AgentRun RunOf(Guid id) => Runs.First(run => run.Id == id);

    private void Pass(DateTimeOffset at, string? reason)
    {
        StateSince = at;
        Transitions.Add(new(++Version, Phase, RunStatus, Attempt, Verdict, reason, ExecutionId, at));
    }
}

/// <summary>One state that the Delivery passed through.</summary>
/// <param name="Command">What led to it, who did that, and what he said to it.</param>
internal sealed record Transition(
    int Version, Phase Phase, RunStatus RunStatus, int Attempt, Verdict? Verdict, string? Reason, Guid? ExecutionId,
    DateTimeOffset At, string Command = "", string Actor = "", string? Comment = null);
