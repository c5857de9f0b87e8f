using System.Runtime.InteropServices;

namespace JakeOps.Worker;

/// <summary>The worker as a program: clears up after an earlier process, then connects and works until it is
/// stopped.</summary>
internal sealed class WorkerProcess(WorkerOptions options)
{
    private readonly Duty _duty = new(options.Once);
    private readonly Terminal _terminal = new();
    private IReadOnlyList<AgentFound> _agents = [];

    /// <param name="cancel">Ends what runs, and then the worker.</param>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        using var folder = WorkFolder.Lock(options.Machine.WorkFolder);
        if (folder is null) return ExitCodes.Superseded;
        var machine = await GuardedMachine.StartAsync(options.Machine, _terminal);
        var left = AssignmentState.Left(options.Machine.WorkFolder);
        await machine.Adapter.RecoverAsync([.. left.Select(state => state.Request.ExecutionId)]);
        var work = new Assignments(machine.Runner, options.Machine.WorkFolder, options.Capacity, _duty, _terminal.Say);
        foreach (var state in left) work.Recover(state, new RestartedRun(machine.Adapter, state));

        using var signals = new StopSignals(_duty, _terminal.Say);
        await using var canceled = cancel.Register(signals.Cancel);
        var checks = new MachineCheck(options.Machine, machine.Adapter);
        await CheckAsync(checks, first: true);
        _terminal.Say($"sandbox: {machine.Sandbox}");
        using var control = ControlSocket.Open(options.Machine.WorkFolder, order => Obey(order, signals, machine));
        if (control is null) _terminal.Say("status, pause, resume and stop do not work: the path of the work folder is too long for a socket");
        _ = RepeatAsync(TimeSpan.FromDays(1), () => machine.Audit.PruneAsync(DateTime.UtcNow - options.Machine.KeepLogs), signals.Stop);
        _ = RepeatAsync(TimeSpan.FromSeconds(30), () => CheckAsync(checks, first: false), signals.Stop);
        var since = DateTimeOffset.UtcNow;
        _ = RepeatAsync(TimeSpan.FromMilliseconds(200), () =>
        {
            if (work.Count > 0) since = DateTimeOffset.UtcNow;
            else if (_duty.IsLeaving) signals.Finish();
            else if (DateTimeOffset.UtcNow - since > options.IdleExit) _duty.Leave("--idle-exit");
            return Task.CompletedTask;
        }, signals.Stop);
        _ = _terminal.ShowAsync(machine.Progress, signals.Stop);
        var code = await new Reconnecting(options, work, Hello, machine.Audit, _terminal.Say).RunAsync(signals.Stop);
        _terminal.Say("bye");
        return code == ExitCodes.Stopped && signals.Canceled ? ExitCodes.Canceled : code;
    }

    private Hello Hello() => new(
        Wire.Version, options.Name, WorkFolder.MachineIdIn(options.Machine.WorkFolder),
        typeof(WorkerProcess).Assembly.GetName().Version!.ToString(3), RuntimeInformation.OSDescription,
        RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant(), options.Tags, options.Capacity,
        _agents, [], _duty.Problem, _duty.Paused);

    private async Task CheckAsync(MachineCheck checks, bool first)
    {
        var (agents, findings) = await checks.LookAsync();
        var problem = MachineCheck.Problem(findings);
        if (first && agents is [var agent, ..]) _terminal.Say($"agent: {agent.Version} at {agent.Path}");
        if (problem is not null && problem != _duty.Problem) _terminal.Say($"takes nothing: {problem} `jakeops-worker doctor` says more.");
        if (problem is null && _duty.Problem is not null) _terminal.Say("takes work again");
        (_agents, _duty.Problem) = (agents, problem);
    }

    private StatusReport Obey(ControlOrder order, StopSignals signals, GuardedMachine machine)
    {
        if (order.Verb != "status") _terminal.Say($"{order.Verb} was asked for on this machine{(order.Reason is { } why ? $": {why}" : "")}");
        switch (order.Verb)
        {
            case "pause": _duty.Pause(order.Reason, order.Until); break;
            case "resume": _duty.Resume(); break;
            case "stop" when order.Now: signals.Cancel(); break;
            case "stop": _duty.Leave("stopped on the machine"); break;
        }
        var state = _duty.IsLeaving ? "leaving" : _duty.Paused is not null ? "paused" : _duty.Problem is not null ? "problem"
            : _duty.HeardAt is null ? "connecting" : "connected";
        return new(
            options.Name, Environment.ProcessId, state, _duty.WhyNot, _duty.Paused?.Until, options.Server, _duty.HeardAt, options.Tags,
            options.Capacity, machine.Progress.All, _duty.Queue, machine.Sandbox, _duty.PausedAtServer);
    }

    private static async Task RepeatAsync(TimeSpan every, Func<Task> what, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(every);
        while (await timer.WaitForNextTickAsync(stop)) await what();
    }
}
