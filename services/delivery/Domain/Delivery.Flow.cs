using System.Globalization;

namespace JakeOps.Delivery;

/// <summary>How a Delivery moves on by itself: the one rule for pending, and what follows a success.</summary>
internal sealed partial class Delivery
{
    private List<Step> _steps = [];

    /// <summary>Runs an accepted command and records it as one event.</summary>
    private Refusal? Record(string command, Origin by, string? reason, Action decide)
    {
        var from = PhaseRuns.Count == 0 ? default((Phase, RunStatus)?) : (Phase, RunStatus);
        var passed = Transitions.Count;
        _steps = [];
        decide();
        if (Transitions.Count == passed) Pass(by.At, reason);
        for (var i = passed; i < Transitions.Count; i++)
            Transitions[i] = Transitions[i] with { Command = command, Actor = by.Name, Comment = reason };
        if (by.At > UpdatedAt) UpdatedAt = by.At;
        NewEvents.Add(new()
        {
            Organization = Organization, DeliveryId = Id, Seq = ++LastEvent, At = by.At, ActorKind = by.Kind,
            Actor = by.Name, Account = by.Account, Session = by.Session, Address = by.Address, Command = command, FromPhase = from?.Item1, FromStatus = from?.Item2,
            ToPhase = Phase, ToStatus = RunStatus, Reason = reason, Steps = _steps,
        });
        return null;
    }

    private void Do(Step step, Origin by)
    {
        _steps.Add(step);
        Apply(step, by.At);
    }

    /// <summary>Comes to a phase by whatever way, and applies the one rule for <c>pending</c>.</summary>
    private void GoTo(Phase phase, Origin by, bool run = false)
    {
        Do(new Entered(phase, PhaseRuns.Count(earlier => earlier.Phase == phase) + 1), by);
        if (phase == Phase.Intake)
        {
            Do(new Ended(RunStatus.Succeeded), by);
            GoTo(Phase.Plan, by, run);
        }
        else if (phase == Phase.Close) Do(new Ended(RunStatus.Succeeded), by);
        else if (Lifecycle.ExecutorOf(phase) == Executor.Agent && (run || !Settings.Holds(phase))) StartAgent(by);
    }

    private void StartAgent(Origin by)
    {
        if (BudgetSpent() is { } spent)
        {
            Do(new Ended(RunStatus.Blocked, Reason: spent), by);
            return;
        }
        var id = Guid.CreateVersion7(by.At);
        Do(new Started(by.Starter, id, by.Account), by);
        if (CancelingId is null) Do(new Requested(id), by);
    }

    private string? BudgetSpent() => Settings.MaxCostUsd is { } limit && SpentUsd >= limit
        ? string.Create(CultureInfo.InvariantCulture,
            $"The budget of ${limit:0.00} is spent (${SpentUsd:0.00}): raise max_cost_usd, then retry")
        : null;

    private void Succeed(Origin by, Verdict? verdict = null, string? outcome = null, string? reason = null)
    {
        Do(new Ended(RunStatus.Succeeded, verdict, outcome, reason), by);
        if (!Settings.Holds(Phase)) Advance(by);
    }

    private void Advance(Origin by, bool run = false) => GoTo(Lifecycle.After(Phase, Settings.Endpoint), by, run);

    /// <summary>Ends the current attempt because nobody waits for it any more, and the agent with it.</summary>
    private void Abandon(string reason, Origin by)
    {
        if (ExecutionId is { } id && ExecutionRequested) Do(new CancelRequested(id), by);
        Do(new Ended(RunStatus.Failed, Reason: reason), by);
    }
}
