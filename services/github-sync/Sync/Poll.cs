using JakeOps.Hosting;

namespace JakeOps.GitHubSync;

/// <summary>One look at a source's repository, as people see it.</summary>
internal sealed class Poll : ITenantOwned
{
    public long Id { get; init; }

    public required string Organization { get; init; }

    public required string SourceId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required long DurationMs { get; init; }

    /// <summary><see cref="PollRun.Delta"/>, sweep or held.</summary>
    public required string Kind { get; init; }

    public required int Calls { get; init; }

    /// <summary>Those that counted against the primary limit.</summary>
    public required int CountedCalls { get; init; }

    /// <summary>Deliveries that were asked for.</summary>
    public required int Found { get; init; }

    /// <summary>Requests that were closed.</summary>
    public required int Closed { get; init; }

    public string? Error { get; init; }
}
