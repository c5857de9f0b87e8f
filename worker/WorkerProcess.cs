using JakeOps.Worker.Runner;
using System.Runtime.InteropServices;
using JakeOps.Worker.Protocol;

namespace JakeOps.Worker;

/// <summary>The worker as a program: clears up after an earlier process, then connects and works until it is
/// stopped.</summary>
internal static class WorkerProcess
{
    public static async Task<int> RunAsync(WorkerOptions options)
    {
        using var folder = Lock(options.WorkFolder);
        if (folder is null) return ExitCodes.Superseded;
        var agents = new AgentOptions { AgentPath = options.AgentPath, WorkFolder = options.WorkFolder };
        var adapter = new ClaudeCliAdapter(agents, TimeProvider.System, new TerminalLog<ClaudeCliAdapter>());
        var left = AssignmentState.Left(options.WorkFolder);
        await adapter.RecoverAsync([.. left.Select(state => state.Request.ExecutionId)]);
        var work = new Assignments(adapter, options.WorkFolder, options.Capacity, Say);
        foreach (var state in left) work.Recover(state, new RestartedRun(adapter, state));
        var check = await adapter.CheckAsync(CancellationToken.None);
        Say(check.Agent is { } agent ? $"agent: {agent.Version} at {agent.Path}" : check.Problem!);

        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stop));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stop));
        var hello = new Hello(
            Wire.Version, options.Name, MachineId.In(options.WorkFolder),
            typeof(WorkerProcess).Assembly.GetName().Version!.ToString(3), RuntimeInformation.OSDescription,
            RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant(), options.Tags, options.Capacity,
            check.Agent is null ? [] : [check.Agent], []);
        var code = await new Reconnecting(options, work, () => hello, Say).RunAsync(stop.Token);
        Say("bye");
        return code;
    }

    /// <summary>Its process holds the folder for itself: clearing up ends every agent that was started from
    /// it.</summary>
    private static FileStream? Lock(string folder)
    {
        Directory.CreateDirectory(folder);
        try { return new(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None); }
        catch (IOException)
        {
            Console.Error.WriteLine(
                $"Another worker uses {folder}: stop it, or choose another folder with --work-dir.");
            return null;
        }
    }

    private static void Stop(PosixSignalContext signal, CancellationTokenSource stop)
    {
        signal.Cancel = true;
        if (!stop.IsCancellationRequested) Say("stopping: agents are ended and the server is told");
        _ = stop.CancelAsync();
    }

    /// <summary>What comes from the server stays one line of plain text.</summary>
    private static void Say(string line) =>
        Console.WriteLine(
            $"{DateTime.Now:HH:mm:ss} {string.Concat(line.Select(letter => char.IsControl(letter) ? ' ' : letter))}");
}
