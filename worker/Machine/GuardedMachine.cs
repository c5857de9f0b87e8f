namespace JakeOps.Worker;

/// <summary>What runs agents on this machine, with everything that its owner's trust rests on around it.</summary>
internal sealed record GuardedMachine(
    ClaudeCliAdapter Adapter, ISubprocessRunner Runner, AuditLog Audit, Progress Progress, string Sandbox)
{
    public static async Task<GuardedMachine> StartAsync(MachineOptions options, Terminal terminal)
    {
        Inheritance.None();
        var audit = new AuditLog(options.LogFolder);
        await audit.RecoverAsync();
        await audit.PruneAsync(DateTime.UtcNow - options.KeepLogs);
        var progress = new Progress();
        (options.Agents.OnLaunch, options.Agents.OnMasked, options.Agents.OnUsage) = (audit.Launched, audit.Masked, progress.Used);
        var adapter = new ClaudeCliAdapter(options.Agents, TimeProvider.System, new TerminalLog<ClaudeCliAdapter>());
        var sandbox = (await SandboxCheck.OfAsync(options.Agents, CancellationToken.None)).Sentence;
        var approval = options.ApproveWithin is { } within ? new Approval(Console.In, Console.Out, within, sandbox) : null;
        terminal.IsBusy = () => approval?.IsAsking == true;
        return new(adapter, new GuardedRunner(adapter, options.Policy, approval, audit, progress), audit, progress, sandbox);
    }
}
