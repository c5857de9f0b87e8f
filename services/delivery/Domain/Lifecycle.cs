namespace JakeOps.Delivery;

/// <summary>The rules of the state machine as data and pure functions; the README shows them as a table.</summary>
internal static class Lifecycle
{
    public static readonly IReadOnlyList<Phase> Phases = Enum.GetValues<Phase>();

    /// <summary>Phases that a person may hold: system phases always move by themselves.</summary>
    public static readonly IReadOnlyList<Phase> AgentPhases = [Phase.Plan, Phase.Implement, Phase.Review];

    public static Executor ExecutorOf(Phase phase) => AgentPhases.Contains(phase) ? Executor.Agent : Executor.System;

    /// <summary>Intake as the endpoint ends nothing early, as on the Python server: nobody opens a Delivery for
    /// nothing.</summary>
    public static Phase After(Phase phase, Phase endpoint) =>
        phase >= Phase.Observe || (endpoint != Phase.Intake && phase >= endpoint) ? Phase.Close : phase + 1;

    /// <summary>Where a reject leads; null where there is nothing to reject.</summary>
    public static Phase? RejectedTo(Phase phase) => phase switch
    {
        Phase.Plan or Phase.Implement => Phase.Plan,
        Phase.Review or Phase.Verify => Phase.Implement,
        _ => null,
    };

    public static bool HasEnded(RunStatus status) =>
        status is RunStatus.Succeeded or RunStatus.Failed or RunStatus.Blocked;

    public static bool Allows(UserAction action, Phase phase, RunStatus status, Verdict? verdict) =>
        phase != Phase.Close && action switch
        {
            UserAction.Run => ExecutorOf(phase) == Executor.Agent && status == RunStatus.Pending,
            UserAction.Approve => AllowsApproval(phase, status, verdict),
            UserAction.Reject => RejectedTo(phase) is not null && AllowsReject(phase, status),
            UserAction.Retry => status is RunStatus.Failed or RunStatus.Blocked,
            UserAction.Cancel => status == RunStatus.Running,
            UserAction.EditPlan => phase == Phase.Plan && status == RunStatus.Succeeded,
            UserAction.Close => true,
            _ => false,
        };

    public static IReadOnlyList<UserAction> AllowedActions(Phase phase, RunStatus status, Verdict? verdict) =>
        [.. Enum.GetValues<UserAction>().Where(action => Allows(action, phase, status, verdict))];

    /// <summary>A review that did not pass stands as <c>blocked</c> at its limit, so that is where a person overrides
    /// it.</summary>
    private static bool AllowsApproval(Phase phase, RunStatus status, Verdict? verdict) => phase switch
    {
        Phase.Plan or Phase.Implement => status == RunStatus.Succeeded,
        Phase.Review => verdict is not null && (status == RunStatus.Succeeded || NeedsOverride(status, verdict)),
        _ => false,
    };

    public static bool NeedsOverride(RunStatus status, Verdict? verdict) =>
        verdict == Verdict.NotPass && status is (RunStatus.Succeeded or RunStatus.Blocked);

    private static bool AllowsReject(Phase phase, RunStatus status) =>
        phase == Phase.Verify ? status is RunStatus.Failed or RunStatus.Blocked : HasEnded(status);
}
