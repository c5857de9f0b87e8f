namespace JakeOps.Worker;

/// <summary>What a running worker says about itself, with <c>--json</c> in these names.</summary>
/// <param name="State">connected, connecting, paused, leaving or problem.</param>
/// <param name="Why">Why it takes nothing; null when it does.</param>
/// <param name="HeardAt">When the server confirmed a heartbeat last.</param>
/// <param name="Queue">What waits at the server, and why not for this worker.</param>
internal sealed record StatusReport(
    string Name, int Pid, string State, string? Why, DateTimeOffset? Until, Uri Server, DateTimeOffset? HeardAt,
    IReadOnlyList<string> Tags, int Capacity, IReadOnlyList<RunningReport> Running, WaitingWork? Queue, string Sandbox,
    Pause? PausedAtServer)
{
    public IEnumerable<string> Lines()
    {
        yield return $"{Name} (process {Pid}): {State}{(Why is null ? "" : $": {Why}")}"
            + (Until is { } until ? $" Until {until.ToLocalTime():g}." : "");
        yield return $"  server   {Server}, " + (HeardAt is { } at
            ? $"heard {(DateTimeOffset.UtcNow - at).TotalSeconds:0} s ago" : "not connected");
        yield return $"  takes    tags [{string.Join(", ", Tags)}], {Running.Count} of {Capacity} slots busy";
        yield return $"  sandbox  {Sandbox}";
        if (PausedAtServer is { } pause) yield return $"  paused at the server by {pause.By}: {pause.Reason}";
        foreach (var one in Running) yield return $"  runs     {one.Words}";
        if (Queue is not { } queue) yield break;
        yield return $"  waiting  {queue.Total} at the server";
        foreach (var unfit in queue.NotForThisWorker) yield return $"           {unfit.Count} not for this worker: {unfit.Why}";
    }
}
