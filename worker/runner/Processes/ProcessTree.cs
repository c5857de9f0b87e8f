namespace JakeOps.Worker.Runner;

/// <summary>All processes of an execution. Agents start shells in sessions of their own, so neither a process group nor
/// the parents tell: every child inherits a marker in its environment, and whoever carries it, or descends from one
/// that does, belongs to it; and where the machine lets us have a control group, whoever is in it. On Windows it is a
/// job.</summary>
/// <param name="marker">NAME=value</param>
internal sealed class ProcessTree(string marker, ControlGroup? group = null)
{
    private const int Terminate = 15;
    private const int End = 9;
    private const int Nothing = 0;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    private readonly HashSet<ProcessKey> _known = [];
    private readonly JobObject? _job = OperatingSystem.IsWindows() ? new() : null;

    public static ProcessTree Of(Guid execution) =>
        new($"{AgentEnvironment.ExecutionMarker}={execution}", ControlGroup.Make(execution));

    public static ProcessTree Of(AgentOptions options) =>
        new($"{AgentEnvironment.FolderMarker}={options.FullWorkFolder}");

    /// <summary>How many processes were ever found.</summary>
    public int Seen => _known.Count;

    /// <summary>What is started this way belongs to it.</summary>
    public ProcessStartInfo Enter(ProcessStartInfo start) => group?.Wrap(start) ?? start;

    /// <summary>What was started belongs to it from now on.</summary>
    public void Hold(Process process)
    {
        if (OperatingSystem.IsWindows()) _job!.Add(process);
    }

    public void Ask() => Signal(Terminate);

    /// <summary>True once nothing of it lives.</summary>
    public async Task<bool> GoneWithinAsync(TimeSpan limit)
    {
        var until = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        while (Signal(Nothing) > 0)
        {
            if (Environment.TickCount64 >= until) return false;
            await Task.Delay(Pause);
        }
        return true;
    }

    /// <summary>Ends everything, again and again until a pass finds none: a process may start another one between being
    /// seen and being ended.</summary>
    /// <returns>How many are left; 0 is the promise.</returns>
    public async Task<int> KillAsync(TimeSpan limit)
    {
        var until = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        while (true)
        {
            var left = Signal(End);
            if (left == 0) Forget();
            if (left == 0 || Environment.TickCount64 >= until) return left;
            await Task.Delay(Pause);
        }
    }

    private void Forget()
    {
        group?.Delete();
        _job?.Dispose();
    }

    /// <returns>How many lived.</returns>
    private int Signal(int signal)
    {
        if (OperatingSystem.IsWindows())
        {
            if (signal == End) _job!.End();
            return _job!.Living();
        }
        var living = Living();
        foreach (var process in living) ProcessTable.Signal(process, signal);
        return living.Count;
    }

    private List<ProcessKey> Living()
    {
        if (!OperatingSystem.IsLinux()) return [];
        var table = ProcessTable.Read();
        var grouped = group?.Members().ToHashSet();
        var members = table.Where(one => one.Key.Id != Environment.ProcessId && (_known.Contains(one.Key)
                || grouped?.Contains(one.Key.Id) == true || ProcessTable.Carries(one.Key.Id, marker)))
            .Select(one => one.Key).ToHashSet();
        for (var before = -1; before != members.Count;)
        {
            before = members.Count;
            var ids = members.Select(member => member.Id).ToHashSet();
            members.UnionWith(table.Where(one => ids.Contains(one.Parent)).Select(one => one.Key));
        }
        _known.UnionWith(members);
        return [.. members];
    }
}
