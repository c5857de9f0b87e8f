using JakeOps.Worker.Protocol;
using Microsoft.Extensions.Options;

namespace JakeOps.WorkerBroker;

/// <summary>What happens between a good hello and the worker's place in the fleet.</summary>
internal sealed class WorkerArrival(
    WorkerRegister register, WorkerSessions sessions, ExecutionLedger ledger, RunningExecutions running, Fleet fleet,
    IOptions<BrokerOptions> options)
{
    public async Task<FleetMember> ComeAsync(
        WorkerFacts facts, IReadOnlyList<RunningExecution> named, WorkerSession session, FrameSocket socket,
        RemoteWorkerAdapter adapter)
    {
        var id = await register.ArriveAsync(facts, session.Id, CancellationToken.None);
        session.WorkerId = id;
        await sessions.EnterAsync(id, session);
        var member = new FleetMember(
            id, session.Id, facts.Organization, facts.Name, facts.Tags, facts.Capacity, adapter)
        {
            Gone = adapter.Gone,
        };
        await EndWhatIsGoneAsync(member, named);
        var resumed = await ResumeAsync(member, named, adapter);
        await socket.SendAsync(new Welcome(
            id.ToString(), WholeSeconds(options.Value.Heartbeat), WholeSeconds(options.Value.Lease),
            [.. named.Select(one => one.ExecutionId).Except(resumed.Select(one => one.ExecutionId))], resumed));
        fleet.Join(member);
        return member;
    }

    /// <summary>What the table gives to the worker and the worker does not have.</summary>
    private async Task EndWhatIsGoneAsync(FleetMember member, IReadOnlyList<RunningExecution> named)
    {
        foreach (var held in await ledger.HeldByAsync(member.WorkerId, CancellationToken.None))
            if (!named.Any(one => one.ExecutionId == held.ExecutionId && one.Attempt == held.Attempt))
                await ledger.LostAsync(held.ExecutionId, member, CancellationToken.None);
    }

    /// <summary>Goes on with what is the worker's, before it is told so: its first word may follow at once.</summary>
    private async Task<List<ResumedExecution>> ResumeAsync(
        FleetMember member, IReadOnlyList<RunningExecution> named, RemoteWorkerAdapter adapter)
    {
        var resumed = new List<ResumedExecution>();
        foreach (var row in await ledger.KnownAsync(member, named, CancellationToken.None))
        {
            var said = named.First(one => one.ExecutionId == row.Id);
            // The table learns of acknowledgements later than the worker does.
            var sequence = Math.Max(row.LastSequence, Math.Min(said.Acknowledged, said.LastSequence));
            adapter.Expect(row.Id, row.Attempt, sequence);
            await running.ResumeAsync(row.Id, member, new(ExecutionLabel.Of(row), sequence, adapter));
            var ours = await ledger.RenewAsync(row.Id, member.WorkerId, sequence, CancellationToken.None) == 1;
            resumed.Add(new(row.Id, row.Attempt, sequence, Over: !ours));
        }
        return resumed;
    }

    private static int WholeSeconds(TimeSpan time) => Math.Max(1, (int)time.TotalSeconds);
}
