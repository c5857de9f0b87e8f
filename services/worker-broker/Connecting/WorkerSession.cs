using System.Net.WebSockets;
using JakeOps.Worker.Protocol;
using Microsoft.Extensions.Options;

namespace JakeOps.WorkerBroker;

/// <summary>One connection of a worker, from its hello to its end.</summary>
internal sealed class WorkerSession(
    FrameSocket socket, WorkerToken token, string address, WorkerArrival arrival, WorkerSessions sessions, Fleet fleet,
    RunningExecutions running, WorkerHeartbeats heartbeats, WorkerRegister register, IOptions<BrokerOptions> options,
    TimeProvider clock, ILogger<WorkerSession> log)
{
    private const int MostBeats = 16;
    private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RemoteWorkerAdapter _adapter = new(socket, options.Value.UnacknowledgedFrames);
    private readonly FrameRate _rate = new(options.Value.FramesPerSecond, clock);
    private Task _beat = Task.CompletedTask;
    private int _beats;

    private string? _endedHere;

    public WorkerToken Token => token;

    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>Known once its hello was good.</summary>
    public Guid WorkerId { get; set; }

    public async Task RunAsync()
    {
        FleetMember? member = null;
        string? broken = null;
        try
        {
            member = await ComeInAsync();
            if (member is not null) await ServeAsync(member);
        }
        catch (FrameException bad)
        {
            await HangUpAsync((int)bad.Status, broken = bad.Message);
        }
        catch (TimeoutException)
        {
            broken = member is null ? "No hello came." : "Nothing was heard.";
            await HangUpAsync(member is null ? CloseCodes.HelloMissing : CloseCodes.Silent, broken);
        }
        catch (Exception failure)
        {
            log.LoopFailed(nameof(WorkerSession), failure);
            broken = "The server has a problem; come back.";
            await HangUpAsync((int)WebSocketCloseStatus.InternalServerError, broken);
        }
        finally
        {
            if (member is not null) await GoAsync(member, broken);
            sessions.Leave(this);
            _ended.TrySetResult();
        }
    }

    /// <summary>Ends the connection from our side; comes back when nothing of it is left.</summary>
    public async Task EndAsync(int code, string reason, Message? last = null)
    {
        _endedHere ??= reason;
        if (last is not null) await socket.SendAsync(last);
        await socket.CloseAsync(code, reason);
        await _ended.Task.WaitAsync(EndWithin).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<FleetMember?> ComeInAsync()
    {
        var first = await socket.ReceiveAsync(options.Value.HelloWithin);
        if (first is null) return null;
        if (first is not Hello hello) throw new FrameException(WebSocketCloseStatus.ProtocolError, "Say hello first.");
        if (hello.Protocol != Wire.Version)
        {
            var reason =
                $"This server speaks version {Wire.Version} of the worker protocol, the worker {hello.Protocol}: " +
                (hello.Protocol < Wire.Version ? "update the worker." : "update the server.");
            if (HelloCheck.Problem(hello, token) is null)
                await register.TooOldAsync(HelloCheck.Facts(hello, token, address), reason);
            await socket.SendAsync(new UpgradeRequired(Wire.Version, Wire.Version, reason));
            await HangUpAsync(CloseCodes.UpgradeRequired, reason);
            return null;
        }
        if (HelloCheck.Problem(hello, token) is { } problem)
        {
            log.ConnectionRefused(address, problem);
            await HangUpAsync(CloseCodes.HelloRefused, problem);
            return null;
        }
        var member = await arrival.ComeAsync(HelloCheck.Facts(hello, token, address), hello.Running, this, socket, _adapter);
        log.WorkerConnected(member.Name, address, string.Join(", ", member.Tags), member.Capacity, hello.Version);
        return member;
    }

    private async Task ServeAsync(FleetMember member)
    {
        while (await socket.ReceiveAsync(options.Value.Silence) is { } message)
        {
            _rate.Count();
            switch (message)
            {
                case Hello:
                    throw new FrameException(WebSocketCloseStatus.ProtocolError, "Hello is said once.");
                case WorkerHeartbeat heartbeat:
                    if (Interlocked.Increment(ref _beats) > MostBeats)
                        throw new FrameException(WebSocketCloseStatus.PolicyViolation, "Too many heartbeats came.");
                    _beat = BeatAsync(_beat, heartbeat, member);
                    break;
                default:
                    _adapter.Take(message);
                    break;
            }
        }
    }

    /// <summary>One after the other, apart from reading: a slow database does not keep output waiting.</summary>
    private async Task BeatAsync(Task before, WorkerHeartbeat heartbeat, FleetMember member)
    {
        await before;
        var answer = await heartbeats.ConfirmAsync(heartbeat, member, this);
        Interlocked.Decrement(ref _beats);
        if (answer.Confirmed is not null) await socket.SendAsync(answer.Confirmed);
        else if (answer.Code == 0) await socket.SendAsync(new HeartbeatUnconfirmed(answer.Reason));
        else _ = EndAsync(answer.Code, answer.Reason);
    }

    private async Task HangUpAsync(int code, string reason)
    {
        await socket.CloseAsync(code, reason);
        await socket.DrainAsync();
    }

    private async Task GoAsync(FleetMember member, string? broken)
    {
        var (code, said) = socket.Closed;
        // Who closes the connection goes by its own will; a machine that loses its power does not.
        var error = broken ?? _endedHere ?? (code == 0 ? "The connection broke off." : null);
        var reason = error ?? (said.Length > 0 ? said : "It closed the connection.");
        fleet.Leave(member);
        _adapter.Close();
        await running.EndedAsync(member, EndWithin).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        log.WorkerGone(member.Name, reason);
        try { await register.LeaveAsync(member.WorkerId, Id, error); }
        catch (Exception failure) { log.LoopFailed(nameof(WorkerSession), failure); }
    }
}
