namespace JakeOps.Worker;

/// <summary>The executions of this worker, whatever becomes of its connections.</summary>
internal sealed class Assignments(ISubprocessRunner runner, string folder, int capacity, Duty duty, Action<string> say)
{
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<Guid, Assignment> _all = new();
    private bool _stopping;

    /// <summary>As the last welcome said.</summary>
    public TimeSpan LeaseLength { get; private set; } = TimeSpan.FromSeconds(150);

    public int Count => _all.Count;

    public Duty Duty => duty;

    public int FreeSlots => Math.Max(0, capacity - _all.Values.Count(one => !one.Ended.IsCompleted));

    public Assignment? Find(Guid id) => _all.GetValueOrDefault(id);

    /// <summary>What is said of them in a heartbeat; confirmed, it renews their leases from this moment on.</summary>
    public Renewal Renewal() => new(Lease.Now, [.. _all.Values]);

    /// <summary>Delivers what an earlier process of this folder left behind.</summary>
    public void Recover(AssignmentState state, ISubprocessRunner from) => Begin(new(state, from, LeaseLength, say));

    /// <returns>Why it is not taken.</returns>
    public async Task<string?> TakeAsync(Execute execute, FrameSocket socket)
    {
        if (_all.ContainsKey(execute.Request.ExecutionId)) return null;
        if (duty.WhyNot is { } reason) return reason;
        if (_stopping) return "The worker is stopping.";
        if (FreeSlots == 0) return "The worker has no free slot.";
        try
        {
            var assignment = new Assignment(AssignmentState.Begin(folder, execute), runner, LeaseLength, say);
            await assignment.ResumeAsync(socket, new(assignment.Id, execute.Request.Attempt, 0));
            Begin(assignment);
            duty.Took();
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"The worker cannot write to its folder: {failure.Message}";
        }
    }

    /// <summary>Goes on with each of them as the server says.</summary>
    public async Task ResumeAsync(Welcome welcome, Renewal hello, FrameSocket socket)
    {
        LeaseLength = TimeSpan.FromSeconds(Math.Clamp(welcome.LeaseSeconds, 1, 86_400));
        foreach (var id in welcome.Abandon) Find(id)?.Abandon();
        foreach (var from in welcome.Resume ?? [])
        {
            if (Find(from.ExecutionId) is not { } assignment) continue;
            if (!from.Over) assignment.Confirmed(hello.At, LeaseLength);
            await assignment.ResumeAsync(socket, from);
        }
    }

    public void Leave(FrameSocket socket) => Array.ForEach([.. _all.Values], one => one.Leave(socket));

    /// <summary>Ends the agents.</summary>
    /// <param name="heard">Wait until the server has heard of it, too; what it has not heard by the end, it hears after
    /// the next start.</param>
    public async Task StopAsync(bool heard)
    {
        _stopping = true;
        foreach (var one in _all.Values)
            one.Interrupt("The worker was stopped while the agent ran; retry starts the phase again.");
        await Task.WhenAll(_all.Values.Select(one => heard ? one.Done : one.Ended)).WaitAsync(StopWithin)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Begin(Assignment assignment)
    {
        _all[assignment.Id] = assignment;
        assignment.Start();
        _ = assignment.Done.ContinueWith(_ => _all.TryRemove(assignment.Id, out Assignment? _), TaskScheduler.Default);
    }
}

/// <param name="At">When it was said.</param>
internal sealed record Renewal(TimeSpan At, Assignment[] Of)
{
    public IReadOnlyList<RunningExecution> Running => [.. Of.Select(one => one.State)];

    public void Confirmed(TimeSpan lease) => Array.ForEach(Of, one => one.Confirmed(At, lease));
}
