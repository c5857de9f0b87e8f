using JakeOps.Hosting;
using JakeOps.Worker.Protocol;
using Microsoft.Extensions.Options;

namespace JakeOps.WorkerBroker;

internal sealed record LocalWorkerSettings(
    Func<IServiceProvider, ISubprocessRunner> Runner, string Name, IReadOnlyList<string> Tags, int Capacity);

/// <summary>The worker inside this process: a member of the fleet like any other, without a socket.</summary>
/// <remarks>Its host holds the data folder for itself, so what the table gives to it at the start is of a process that
/// has died.</remarks>
internal sealed class LocalWorker(
    LocalWorkerSettings settings, IServiceProvider services, WorkerRegister register, ExecutionLedger ledger,
    RunningExecutions running, Fleet fleet,
    IOptions<BrokerOptions> options, ILogger<LocalWorker> log)
    : BackgroundService, IHostedLifecycleService
{
    private const string Restarted = "JakeOps was restarted while the agent ran; retry starts the phase again.";

    private readonly Guid _connection = Guid.NewGuid();
    private FleetMember? _member;

    public override async Task StartAsync(CancellationToken ct)
    {
        var facts = new WorkerFacts(
            Caller.LocalOrganization, "local", settings.Name, Tags.Clean(settings.Tags), settings.Capacity,
            typeof(LocalWorker).Assembly.GetName().Version!.ToString(3),
            System.Runtime.InteropServices.RuntimeInformation.OSDescription);
        var id = await register.ArriveAsync(facts, _connection, ct);
        foreach (var held in await ledger.HeldByAsync(id, ct))
            await ledger.InterruptAsync(held.ExecutionId, id, Restarted, ct);
        _member = new(
            id, _connection, facts.Organization, facts.Name, facts.Tags, facts.Capacity, settings.Runner(services));
        fleet.Join(_member);
        await base.StartAsync(ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try { await BeatAsync(_member!, stop); }
            catch (Exception failure) when (!stop.IsCancellationRequested)
            {
                log.LoopFailed(nameof(LocalWorker), failure);
            }
            await Task.Delay(options.Value.Heartbeat, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public Task StartingAsync(CancellationToken ct) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken ct) => Task.CompletedTask;

    /// <summary>Ends the agents before the bus stops: what they still print has to go somewhere.</summary>
    public async Task StoppingAsync(CancellationToken ct)
    {
        if (_member is null) return;
        fleet.Leave(_member);
        await running.StopAsync(_member).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public override async Task StopAsync(CancellationToken ct)
    {
        await base.StopAsync(ct);
        if (_member is not null) await register.LeaveAsync(_member.WorkerId, _connection, error: null);
    }

    public Task StoppedAsync(CancellationToken ct) => Task.CompletedTask;

    private async Task BeatAsync(FleetMember member, CancellationToken stop)
    {
        await register.SeenAsync(
            member.WorkerId, _connection, problem: null, paused: null, member.Running, stop);
        foreach (var id in running.Of(member))
            await ledger.RenewAsync(id, member.WorkerId, running.LastSequence(id), stop);
    }
}
