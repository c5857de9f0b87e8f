using System.ComponentModel;

namespace JakeOps.Delivery;

internal sealed record InsightsView(
    [property: Description("Where the answer begins: later than asked for where too much lies in the range.")]
    DateTimeOffset From,
    DateTimeOffset To,
    [property: Description("The range holds more than one answer takes: a shorter one has all of it.")] bool Cut,
    LeadView Lead, IReadOnlyList<DayView> Days, IReadOnlyList<PhaseRateView> Phases, CostsView Costs,
    IReadOnlyList<WorkerUseView> Workers);

/// <summary>Of the Deliveries that were closed in the range, without those that were given up.</summary>
internal sealed record LeadView(
    int Deliveries,
    [property: Description("Half of them took less.")] long MedianMs,
    [property: Description("Nine of ten took less.")] long P90Ms,
    [property: Description("What all of them spent on what.")] LeadSplit Total);

/// <summary>Where the time of Deliveries went; the four parts make up all of it.</summary>
internal sealed record LeadSplit(
    [property: Description("An agent worked.")] long AgentMs,
    [property: Description("Nothing worked: a person had to start, judge or mend something.")] long HumanMs,
    [property: Description("Checks, merge and deployments were waited for.")] long ChecksMs,
    [property: Description("An agent run waited for a worker.")] long QueueMs)
{
    public static readonly LeadSplit None = new(0, 0, 0, 0);

    public static LeadSplit Sum(IEnumerable<LeadSplit> splits) => splits.Aggregate(None, (sum, one) => sum + one);

    public static LeadSplit operator +(LeadSplit a, LeadSplit b) =>
        new(a.AgentMs + b.AgentMs, a.HumanMs + b.HumanMs, a.ChecksMs + b.ChecksMs, a.QueueMs + b.QueueMs);
}

/// <param name="Day">In UTC; days on which nothing happened are left out.</param>
/// <param name="Completed">Deliveries that came to their end.</param>
/// <param name="GivenUp">Deliveries closed by a person before their end, or because their request was withdrawn.</param>
/// <param name="CostUsd">Of the agent runs that began.</param>
/// <param name="Lead">Of those that were completed.</param>
/// <param name="Runs">Agent runs that began.</param>
/// <param name="Failed">Of them.</param>
/// <param name="Rejected">How often a person sent work back.</param>
/// <param name="Busy">How long agents worked in the runs that began.</param>
internal sealed record DayView(
    DateOnly Day, int Opened, int Completed, int GivenUp, decimal CostUsd, LeadSplit Lead, int Runs, int Failed, int Rejected,
    IReadOnlyList<BusyView> Busy);

/// <param name="Worker">Null for all workers together that are not among the busiest of the range.</param>
internal sealed record BusyView(
    [property: Description("Null for all together that are not among the busiest of the range.")] string? Worker, long BusyMs);

/// <summary>Attempts of a phase that ended in the range.</summary>
/// <param name="Rejected">How often a person sent the work of this phase back.</param>
internal sealed record PhaseRateView(Phase Phase, int Attempts, int Succeeded, int Failed, int Blocked, int Rejected);

/// <summary>What the agent runs that began in the range cost.</summary>
internal sealed record CostsView(
    decimal TotalUsd, IReadOnlyList<CostView> BySource, IReadOnlyList<CostView> ByModel, IReadOnlyList<CostView> ByPhase);

/// <param name="Tokens">Read and written, with those that came from the model's cache.</param>
internal sealed record CostView(string Name, int Runs, long Tokens, decimal CostUsd);

/// <param name="BusyMs">How long agents worked there; runs side by side count each.</param>
internal sealed record WorkerUseView(string Name, int Runs, int Failed, long BusyMs);
