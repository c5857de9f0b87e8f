using JakeOps.Worker.Protocol;
using Microsoft.Extensions.Options;

namespace JakeOps.WorkerBroker;

/// <summary>What happens between a good hello and the worker's place in the fleet.</summary>
internal sealed class WorkerArrival(
    WorkerRegister register, WorkerSessions sessions, ExecutionLedger ledger, Fleet fleet,
    IOptions<BrokerOptions> options,
    TimeProvider clock)
{
    public async Task<FleetMember> ComeAsync(
        WorkerFacts facts, IReadOnlyList<RunningExecution> named, WorkerSession session, FrameSocket socket,
        RemoteWorkerAdapter adapter)
    {
        var id = await register.ArriveAsync(facts, session.Id, CancellationToken.None);
        session.WorkerId = id;
        await sessions.EnterAsync(id, session);
        await EndWhatIsGoneAsync(id, facts.Name, named);
        await socket.SendAsync(new Welcome(
            id.ToString(), WholeSeconds(options.Value.Heartbeat), WholeSeconds(options.Value.Lease),
            [.. named.Select(running => running.ExecutionId)]));
        var member = new FleetMember(id, facts.Organization, facts.Name, facts.Tags, facts.Capacity, adapter, clock);
        fleet.Join(member);
        return member;
    }

    /// <summary>What the table gives to the worker and the worker does not have is over. What it still has it is told
    /// to
    /// abandon; that one ends when a heartbeat does not name it any more, or with its lease.</summary>
    private async Task EndWhatIsGoneAsync(Guid worker, string name, IReadOnlyList<RunningExecution> named)
    {
        foreach (var held in await ledger.HeldByAsync(worker, CancellationToken.None))
            if (!named.Any(running => running.ExecutionId == held.ExecutionId && running.Attempt == held.Attempt))
                await ledger.InterruptAsync(held.ExecutionId, worker, Endings.LostBy(name), CancellationToken.None);
    }

    private static int WholeSeconds(TimeSpan time) => Math.Max(1, (int)time.TotalSeconds);
}
