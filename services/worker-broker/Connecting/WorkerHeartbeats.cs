using JakeOps.Worker.Protocol;
using Microsoft.Extensions.Options;

namespace JakeOps.WorkerBroker;

/// <summary>Renews what a heartbeat names, and ends what the table gives to the worker and the heartbeat does not
/// name.</summary>
internal sealed class WorkerHeartbeats(
    WorkerRegister register, TokenGate gate, ExecutionLedger ledger, RunningExecutions running,
    IOptions<BrokerOptions> options, ILogger<WorkerHeartbeats> log)
{
    /// <summary>Null when all is written down and may be confirmed; otherwise why the connection is over, with code 0
    /// when only this heartbeat failed.</summary>
    public async Task<(int Code, string Reason)?> ConfirmAsync(WorkerHeartbeat heartbeat, FleetMember member,
        WorkerSession session)
    {
        try
        {
            // In time, so that the worker hears that somebody is there while a database is away.
            return await WriteDownAsync(heartbeat, member, session).WaitAsync(options.Value.Heartbeat);
        }
        catch (Exception failure)
        {
            log.HeartbeatFailed(member.Name, failure);
            return (0, "It could not be written down.");
        }
    }

    private async Task<(int Code, string Reason)?> WriteDownAsync(
        WorkerHeartbeat heartbeat, FleetMember member, WorkerSession session)
    {
        if (!await gate.StillOpenAsync(session.Token, CancellationToken.None))
            return (CloseCodes.Revoked, "The token was revoked or has expired.");
        if (!await register.SeenAsync(member.WorkerId, session.Id, CancellationToken.None))
            return (CloseCodes.Superseded, "The same worker connected again; this connection is over.");
        await RenewAsync(heartbeat, member);
        return null;
    }

    private async Task RenewAsync(WorkerHeartbeat heartbeat, FleetMember member)
    {
        var named = heartbeat.Running.Select(execution => execution.ExecutionId).ToHashSet();
        foreach (var held in await ledger.HeldByAsync(member.WorkerId, CancellationToken.None))
        {
            var ours = running.Has(held.ExecutionId, member);
            if (ours && named.Contains(held.ExecutionId))
                await ledger.RenewAsync(held.ExecutionId, member.WorkerId, running.LastSequence(held.ExecutionId),
                    CancellationToken.None);
            else if (!ours && !named.Contains(held.ExecutionId))
                await ledger.LostAsync(held.ExecutionId, member, CancellationToken.None);
        }
    }
}
