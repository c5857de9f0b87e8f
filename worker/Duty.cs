namespace JakeOps.Worker;

/// <summary>Whether the worker takes work: what its owner, its machine and its server say about that.</summary>
internal sealed class Duty(bool once = false)
{
    private readonly SemaphoreSlim _changed = new(0);
    private Pause? _paused;
    private string? _problem;

    /// <summary>Why the machine can take nothing; null when it can.</summary>
    public string? Problem
    {
        get => _problem;
        set { if (Interlocked.Exchange(ref _problem, value) != value) _changed.Release(); }
    }

    /// <summary>What was said on the machine; null when nothing holds.</summary>
    public Pause? Paused => _paused is { Until: { } until } && until <= DateTimeOffset.UtcNow ? null : _paused;

    public bool IsLeaving => Paused?.Leaves == true;

    /// <summary>What somebody asked for at the server.</summary>
    public Pause? PausedAtServer { get; private set; }

    /// <summary>What waits, and why not for this worker, as the server said last.</summary>
    public WaitingWork? Queue { get; private set; }

    /// <summary>When the server confirmed a heartbeat last; null while there is no connection.</summary>
    public DateTimeOffset? HeardAt { get; set; }

    /// <summary>Why it takes nothing now; null when it does.</summary>
    public string? WhyNot => IsLeaving ? "The worker is stopping."
        : Paused is { } pause ? $"The worker is paused on its machine{(pause.Reason is { } why ? $": {why}" : "")}."
        : Problem;

    public void Pause(string? reason, DateTimeOffset? until) => Say(new(reason, until, Leaves: false));

    public void Resume() => Say(null);

    /// <summary>Finishes what runs, takes nothing new, and goes.</summary>
    public void Leave(string reason) => Say(new(reason, null, Leaves: true));

    public void Took()
    {
        if (once) Leave("--once");
    }

    public void Heard(HeartbeatConfirmed confirmed)
    {
        (PausedAtServer, Queue, HeardAt) = (confirmed.Paused, confirmed.Queue, DateTimeOffset.UtcNow);
        if (confirmed.Paused is { Leaves: true } drain && !IsLeaving) Leave(drain.Reason ?? "drained at the server");
    }

    /// <summary>Comes back when something changed that the server should know at once, or the time is over.</summary>
    public Task ChangedWithinAsync(TimeSpan time, CancellationToken cancel) => _changed.WaitAsync(time, cancel);

    private void Say(Pause? pause)
    {
        _paused = pause;
        _changed.Release();
    }
}
