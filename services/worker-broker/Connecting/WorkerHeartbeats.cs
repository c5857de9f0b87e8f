using JakeOps.Worker.Protocol;
using Microsoft.Extensions.Options;

namespace JakeOps.WorkerBroker;

/// <param name="Confirmed">Set when all is written down.</param>
/// <param name="Code">Of the close when the connection is over; 0 when only this heartbeat failed.</param>
internal sealed record BeatAnswer(HeartbeatConfirmed? Confirmed, int Code = 0, string Reason = "");

/// <summary>Renews what a heartbeat names, and ends what the table gives to the worker and the heartbeat does not
/// name.</summary>
internal sealed class WorkerHeartbeats(
    WorkerRegister register, TokenGate gate, ExecutionLedger ledger, RunningExecutions running, WorkQueue queue,
    IOptions<BrokerOptions> options, ILogger<WorkerHeartbeats> log)
{
    public async Task<BeatAnswer> ConfirmAsync(
        WorkerHeartbeat heartbeat, FleetMember member, WorkerSession session)
    {
        try
        {
            // In time, so that the worker hears that somebody is there while a database is away.
            return await WriteDownAsync(heartbeat, member, session).WaitAsync(options.Value.Heartbeat);
        }
        catch (Exception failure)
        {
            log.HeartbeatFailed(member.Name, failure);
            return new(null, Reason: "It could not be written down.");
        }
    }

    private async Task<BeatAnswer> WriteDownAsync(
        WorkerHeartbeat heartbeat, FleetMember member, WorkerSession session)
    {
        if (!await gate.StillOpenAsync(session.Token, CancellationToken.None))
            return new(null, CloseCodes.Revoked, "The token was revoked or has expired.");
        var (problem, paused) = (HelloCheck.Said(heartbeat.Problem), HelloCheck.Said(heartbeat.Paused));
        if (await register.SeenAsync(
            member.WorkerId, session.Id, problem, paused, member.Running, CancellationToken.None) is not { } row)
            return new(null, CloseCodes.Superseded, "The same worker connected again; this connection is over.");
        await RenewAsync(heartbeat, member);
        return new(new(row.Pause, WaitingReport.For(member, session.Token.AllowedRepositories, queue)));
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
