using static JakeOps.Delivery.Tests.Results;

namespace JakeOps.Delivery.Tests;

/// <summary>A Delivery, the broker that it asks, and the people around it; each number is one thing that one of them
/// does. After each the invariants are checked against what this world knows by itself.</summary>
internal sealed class World
{
    private readonly List<DeliveryEvent> _history = [];
    private readonly List<(Guid Id, int Attempt, string Phase)> _requested = [];
    private readonly HashSet<Guid> _alive = [];
    private readonly FourEyes _eyes = new();
    private Delivery? _delivery;
    private DateTimeOffset _now = Now;

    private static readonly string[] People = ["ada", "bob", "eve"];

    public HashSet<string> Reached { get; } = [];

    public void Step(int number)
    {
        // Clocks of several machines: time mostly goes on and sometimes a little back.
        _now = _now.AddSeconds(number % 7 - 1);
        var by = Sample.Person(People[number / 11 % People.Length], _now);
        if (_delivery is not { } delivery)
        {
            _delivery = number % 5 == 1
                ? Sample.TakenOver(SettingsOf(number), PastOf(number / 5))
                : Sample.New(SettingsOf(number), number % 5 == 0 ? PlacementOf(number / 5) : null);
            Collect(_delivery);
            return;
        }
        var before = DeliveryState.Of(delivery);
        var actions = delivery.AllowedActions;
        var (kind, refusal) = Act(delivery, number, by);
        var happened = delivery.NewEvents.ToList();
        happened.Count.ShouldBe(refusal is null ? 1 : 0, kind);
        if (refusal is not null) DeliveryState.Of(delivery).ShouldBe(before, kind);
        if (before.Phase == Phase.Close) refusal.ShouldNotBeNull(kind);
        if (Words.Parse<UserAction>(kind) is { } action && refusal is null) actions.ShouldContain(action);
        Collect(delivery);
        CheckAttempts(delivery);
        Reached.Add($"{delivery.Phase}/{delivery.RunStatus}");
    }

    /// <summary>What the history alone says is what stands.</summary>
    public void CheckReplay() => Replay.Of(_history).ShouldBe(DeliveryState.Of(_delivery!));

    private (string Kind, Refusal? Refusal) Act(Delivery delivery, int number, Origin by)
    {
        var pick = number / 32;
        return (number % 32) switch
        {
            < 4 => ("run", delivery.Run(by)),
            < 8 => ("approve", delivery.Approve(by, pick % 2 == 0, pick % 3 == 0, "It is good")),
            8 => ("reject", delivery.Reject(by, "Smaller", pick % 2 == 0)),
            9 or 10 => ("retry", delivery.Retry(by, pick % 2 == 0)),
            11 => ("cancel", delivery.Cancel(by)),
            12 => ("edit_plan", delivery.EditPlan(by, "# Mine")),
            13 when pick % 8 == 0 => ("close", delivery.Close(by)),
            14 when pick % 8 == 0 => ("repair", Repair(delivery, pick / 8, by)),
            15 => ("change_settings", delivery.Configure(by, SettingsOf(pick))),
            16 when pick % 8 == 0 =>
                ("withdraw", delivery.Withdraw(by, new("default", "s", "github.com", "acme/shop", "#1", "Closed.",
                pick % 16 == 0 ? delivery.PullRequestUrl : null, _now))),
            < 25 => ("finish", Finish(delivery, pick, by)),
            25 => ("time_limit", delivery.EndVerify(by, TimeSpan.FromSeconds(pick % 5))),
            _ => ("observe", Observe(delivery, pick, by)),
        };
    }

    private Refusal? Finish(Delivery delivery, int pick, Origin by)
    {
        var known = _requested.Count > 0 && pick % 11 != 0;
        // Mostly the newest, sometimes any older one: late or for the second time.
        var (id, attempt, phase) = known
            ? _requested[pick % 3 == 0 ? pick / 3 % _requested.Count : _requested.Count - 1]
            : (Guid.NewGuid(), delivery.Attempt, delivery.Phase.Word());
        string[] outcomes = ["succeeded", "succeeded", "succeeded", "succeeded", "failed", "interrupted", "canceled"];
        var expected = _alive.Contains(id) && delivery.Phase != Phase.Close;
        var refusal = delivery.Finish(by, Finished(
            delivery.Id, id, attempt, phase, outcomes[pick / 7 % outcomes.Length], pick % 4 == 0 ? "not_pass" : "pass",
            pick % 13 == 0 ? "" : "# Plan", pick % 10 == 0 ? "cost_limit" : null, "It went wrong", 0.25m, pick % 9 == 0
                ? 0 : 1));
        (refusal is null).ShouldBe(expected,
            "a result counts once, for an execution that is in flight or being cancelled");
        _alive.Remove(id);
        return refusal;
    }

    private Refusal? Observe(Delivery delivery, int pick, Origin by)
    {
        string[] outcomes = ["running", "succeeded", "skipped", "failed", "blocked", "unheard_of"];
        var phase = pick % 5 == 0 ? Phase.Deploy : delivery.Phase;
        return delivery.Observe(by, Observed(delivery.Id, phase.Word(), delivery.Attempt - (pick % 7 == 0 ? 1 : 0),
            outcomes[pick / 5 % outcomes.Length]));
    }

    private static Refusal? Repair(Delivery delivery, int pick, Origin by)
    {
        var place = PlacementOf(pick);
        return delivery.Repair(by, new(place.Phase, place.RunStatus, null, null, [], "Set right", null));
    }

    private void Collect(Delivery delivery)
    {
        foreach (var happened in delivery.NewEvents)
        {
            CheckSteps(happened);
            _eyes.Check(happened);
            foreach (var asked in happened.Steps.OfType<Requested>())
            {
                _alive.ShouldBeEmpty("at most one execution is in flight");
                _alive.Add(asked.ExecutionId);
                var run = delivery.Runs.Single(run => run.Id == asked.ExecutionId);
                _requested.Add((run.Id, run.Attempt, run.Mode.Word()));
            }
            _history.Add(happened);
            happened.Seq.ShouldBe(_history.Count);
        }
        delivery.NewEvents.Clear();
        delivery.Transitions.Clear();
    }

    /// <summary>Written down apart from the code under test: which way may lead from one phase to the next.</summary>
    private static void CheckSteps(DeliveryEvent happened)
    {
        var from = happened.FromPhase;
        foreach (var to in happened.Steps.OfType<Entered>().Select(entered => entered.Phase))
        {
            var legal = (from, to) switch
            {
                (null, Phase.Intake) or (_, Phase.Close) => true,
                _ when happened.Command is "import" or "repair" => true,
                ({ } a, var b) when b == a + 1 => true,
                ({ } a, var b) when a == b => happened.Command is "retry" or "reject",
                (Phase.Implement, Phase.Plan) => happened.Command == "reject",
                (Phase.Review, Phase.Implement) => happened.Command is "reject" or "execution_finished",
                (Phase.Verify, Phase.Implement) => happened.Command is "reject" or "observe",
                _ => false,
            };
            legal.ShouldBeTrue($"{happened.Command}: {from} to {to}");
            from = to;
        }
    }

    private static void CheckAttempts(Delivery delivery)
    {
        foreach (var attempts in delivery.PhaseRuns.GroupBy(run => run.Phase))
            attempts.Select(run => run.Attempt).ShouldBe(Enumerable.Range(1, attempts.Count()));
        foreach (var run in delivery.PhaseRuns)
        {
            (run.EndedAt is not null).ShouldBe(Lifecycle.HasEnded(run.RunStatus));
            if (run.EndedAt is { } ended) ended.ShouldBeGreaterThanOrEqualTo(run.StartedAt);
            if (run != delivery.Current) run.EndedAt.ShouldNotBeNull("only the current attempt is open");
        }
        (delivery.Current.Phase, delivery.Current.RunStatus).ShouldBe((delivery.Phase, delivery.RunStatus));
        delivery.Runs.Count(run => run.Status == AgentRunStatus.Running).ShouldBe(delivery.ExecutionId is null ? 0 : 1);
    }

    private static Settings SettingsOf(int number) => Settings.Default with
    {
        Endpoint = Lifecycle.Phases[number / 3 % Lifecycle.Phases.Count],
        Checkpoints = [.. Lifecycle.AgentPhases.Where((_, index) => (number >> index) % 2 == 0)],
        MaxReviewRounds = 1 + number % 3,
        MaxFailedChecks = number % 2,
        MaxCostUsd = number % 6 == 0 ? 0.5m : null,
        Approvals = number % 4 == 0 ? new(1 + number / 4 % 3, number % 8 == 0) : ApprovalRule.Default,
    };

    /// <summary>Some phases of another server, each ended but for the last.</summary>
    private static List<PastAttempt> PastOf(int number)
    {
        var attempts = new List<PastAttempt> { Past(Phase.Intake, 1, RunStatus.Succeeded) };
        for (var phase = Phase.Plan; phase < Lifecycle.Phases[1 + number % 7]; phase++)
            attempts.Add(Past(phase, 1, RunStatus.Succeeded));
        RunStatus[] last = [RunStatus.Pending, RunStatus.Succeeded, RunStatus.Failed, RunStatus.Blocked];
        var end = attempts[^1].Phase + 1;
        attempts.Add(Past(end, 1, end == Phase.Close ? RunStatus.Succeeded : last[number / 7 % last.Length]));
        return attempts;
    }

    private static PastAttempt Past(Phase phase, int attempt, RunStatus status) => new(
        phase, attempt, status, phase == Phase.Review && status == RunStatus.Succeeded ? Verdict.Pass : null, null,
        Now.AddDays(-1), status == RunStatus.Pending ? null : Now.AddDays(-1).AddMinutes(1));

    private static Placement PlacementOf(int number) => new(
        Lifecycle.Phases[number % Lifecycle.Phases.Count],
        Enum.GetValues<RunStatus>()[number / 8 % 5]);
}
