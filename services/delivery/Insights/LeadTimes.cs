using JakeOps.Contracts;

namespace JakeOps.Delivery;

/// <summary>A Delivery that was closed, and what its time is made of.</summary>
internal sealed record ClosedDelivery(string Id, DateTimeOffset CreatedAt, DateTimeOffset ClosedAt, bool GivenUp);

internal sealed record TimedPhase(
    string DeliveryId, int Number, Phase Phase, RunStatus Status, DateTimeOffset StartedAt, DateTimeOffset? EndedAt);

internal sealed record TimedRun(
    string DeliveryId, string? Outcome, DateTimeOffset CreatedAt, DateTimeOffset? BeganAt, DateTimeOffset? EndedAt,
    RunUsage Usage);

/// <summary>Splits the time from a Delivery's opening to its end into who or what it was spent on.</summary>
internal static class LeadTimes
{
    public static LeadSplit Of(ClosedDelivery delivery, IEnumerable<TimedPhase> phases, IEnumerable<TimedRun> runs)
    {
        var (agent, queue) = (TimeSpan.Zero, TimeSpan.Zero);
        foreach (var run in runs)
        {
            var began = run.BeganAt ?? run.CreatedAt;
            queue += Between(run.CreatedAt, began);
            agent += run.Outcome == AgentRun.Imported
                ? TimeSpan.FromMilliseconds(run.Usage.DurationMs)
                : Between(began, run.EndedAt ?? delivery.ClosedAt);
        }
        var checks = Checks(delivery, phases);
        var lead = Between(delivery.CreatedAt, delivery.ClosedAt);
        var human = lead - agent - queue - checks;
        return new(Ms(agent), Ms(human > TimeSpan.Zero ? human : TimeSpan.Zero), Ms(checks), Ms(queue));
    }

    /// <summary>A system phase is waited for from the moment that the phase before it is through. After a failure it
    /// is a person who lets it begin again.</summary>
    private static TimeSpan Checks(ClosedDelivery delivery, IEnumerable<TimedPhase> phases)
    {
        var (sum, before) = (TimeSpan.Zero, default(TimedPhase));
        foreach (var phase in phases.OrderBy(one => one.Number))
        {
            if (phase.Phase is Phase.Verify or Phase.Deploy or Phase.Observe)
            {
                var follows = before is { Status: RunStatus.Succeeded, EndedAt: not null } && Lifecycle.ExecutorOf(before.Phase) == Executor.System;
                var began = follows ? before!.EndedAt!.Value : phase.StartedAt;
                sum += Between(began, phase.EndedAt ?? delivery.ClosedAt);
            }
            before = phase;
        }
        return sum;
    }

    /// <summary>The smallest of them that so large a part of all does not exceed; they are in order.</summary>
    public static long Quantile(IReadOnlyList<long> ordered, double part) =>
        ordered.Count == 0 ? 0 : ordered[Math.Clamp((int)Math.Ceiling(ordered.Count * part) - 1, 0, ordered.Count - 1)];

    public static long Ms(TimeSpan time) => (long)time.TotalMilliseconds;

    /// <summary>Clocks of two machines differ; no time is negative.</summary>
    public static TimeSpan Between(DateTimeOffset from, DateTimeOffset to) => to > from ? to - from : TimeSpan.Zero;
}
