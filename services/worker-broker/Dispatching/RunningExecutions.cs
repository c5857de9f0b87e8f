using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace JakeOps.WorkerBroker;

/// <summary>The runs that this process drives.</summary>
internal sealed class RunningExecutions(IServiceProvider services, IOptions<BrokerOptions> options) : IDisposable
{
    private readonly ConcurrentDictionary<Guid, ExecutionRun> _runs = new();
    private static readonly TimeSpan ResumeWithin = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _gone = new();

    public int Count => _runs.Count;

    public bool Has(Guid id) => _runs.ContainsKey(id);

    /// <summary>Whether this very member runs it, and not an earlier connection of the same worker.</summary>
    public bool Has(Guid id, FleetMember member) => _runs.TryGetValue(id, out var run) && run.Member == member;

    /// <summary>Begins a run on a slot of the member; the claim decides whether it is really ours.</summary>
    public bool Start(Guid id, FleetMember member)
    {
        // Known before it is claimed, so that no cancel can fall between.
        return Begin(id, member, ActivatorUtilities.CreateInstance<ExecutionRun>(services, id, member));
    }

    /// <summary>Goes on with a run that a worker brought back over a new connection, once the run over the old one has
    /// ended.</summary>
    /// <exception cref="TimeoutException">It does not end.</exception>
    public async Task ResumeAsync(Guid id, FleetMember member, Resumption from)
    {
        while (!Begin(id, member, ActivatorUtilities.CreateInstance<ExecutionRun>(services, id, member, from)))
            if (_runs.TryGetValue(id, out var older)) await older.Done.WaitAsync(ResumeWithin);
    }

    private bool Begin(Guid id, FleetMember member, ExecutionRun run)
    {
        if (!_runs.TryAdd(id, run)) return false;
        member.Reserve();
        run.Done = Task.Run(async () =>
        {
            try { await run.RunAsync(_gone.Token); }
            finally
            {
                _runs.TryRemove(id, out _);
                await run.ReleaseAsync();
            }
        });
        return true;
    }

    public void Cancel(Guid id)
    {
        if (_runs.TryGetValue(id, out var run)) run.Cancel();
    }

    public long LastSequence(Guid id) => _runs.TryGetValue(id, out var run) ? run.LastSequence : 0;

    public IEnumerable<Guid> Of(FleetMember member) =>
        _runs.Where(run => run.Value.Member == member).Select(run => run.Key);

    /// <summary>Waits until the runs of a member that is gone have written down how far they got.</summary>
    public Task EndedAsync(FleetMember member, TimeSpan atMost) =>
        Task.WhenAll(_runs.Values.Where(run => run.Member == member).Select(run => run.Done)).WaitAsync(atMost);

    /// <summary>The process stops: agents inside it are ended, and what became of them is written down.</summary>
    public Task StopAsync(FleetMember member)
    {
        foreach (var run in _runs.Values.Where(run => run.Member == member)) run.Stop();
        return EndedAsync(member, options.Value.StopWithin);
    }

    /// <summary>Whatever is still waiting for a database or a bus waits no more.</summary>
    public Task GiveUpAsync() => _gone.CancelAsync();

    public void Dispose() => _gone.Dispose();
}
