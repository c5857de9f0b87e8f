using JakeOps.Hosting;

namespace JakeOps.GitHubSync;

/// <summary>Something to be written to the host: there once, edited when it changes.</summary>
internal sealed class Report : ITenantOwned
{
    public const string PlanComment = "plan";
    public const string CloseComment = "closed";
    public const string PlanStatus = "plan-status";
    public const string Review = "review";

    public required string Organization { get; init; }

    public required string DeliveryId { get; init; }

    /// <summary>plan, closed, plan-status, or review and the version that it is about.</summary>
    public required string Kind { get; init; }

    public required string SourceId { get; init; }

    /// <summary>Number of the issue or pull request, or the commit.</summary>
    public required string Target { get; set; }

    public required string Text { get; set; }

    /// <summary>Of the news that it tells of; older news change nothing.</summary>
    public required int Version { get; set; }

    public int Revision { get; set; }

    /// <summary>Null when there is nothing to do: it stands there, or was given up.</summary>
    public DateTimeOffset? NextAt { get; set; }

    public DateTimeOffset LeaseUntil { get; set; }

    public int Tries { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    public string? Url { get; set; }

    /// <summary>Why it does not stand there.</summary>
    public string? Problem { get; set; }

    /// <summary>By it the writer knows its own words again, also when it was killed between writing and noting
    /// that.</summary>
    public string Marker => $"<!-- jakeops {DeliveryId} {Kind} -->";
}
