namespace JakeOps.Worker.Runner;

/// <summary>A control group of the kernel's, where this machine lets us make one: nothing that is started in it gets
/// out, whatever it does to its session, its parents or its environment.</summary>
internal sealed class ControlGroup
{
    private const string Sh = "/bin/sh";
    private const string Mounts = "/sys/fs/cgroup";

    // The shell itself goes in; what it becomes, and all that comes of that, is in there.
    private const string Enter = "echo 0 > \"$0\"; exec \"$@\"";

    private static readonly Lazy<string?> Parent = new(Find);

    private readonly string _folder;

    private ControlGroup(string folder) => _folder = folder;

    public static bool IsToBeHad => Parent.Value is not null;

    /// <summary>A new one; null where none is to be had.</summary>
    public static ControlGroup? Make(Guid execution)
    {
        if (Parent.Value is not { } parent) return null;
        try { return new(Directory.CreateDirectory(Path.Combine(parent, $"jakeops-{execution:N}")).FullName); }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException) { return null; }
    }

    public ProcessStartInfo Wrap(ProcessStartInfo start)
    {
        string[] before = ["-c", Enter, Path.Combine(_folder, "cgroup.procs"), start.FileName];
        for (var n = 0; n < before.Length; n++) start.ArgumentList.Insert(n, before[n]);
        start.FileName = Sh;
        return start;
    }

    public IEnumerable<int> Members()
    {
        try
        {
            return [.. Directory.EnumerateFiles(_folder, "cgroup.procs", SearchOption.AllDirectories)
                .SelectMany(File.ReadAllLines).Select(line => int.Parse(line))];
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException) { return []; }
    }

    /// <summary>The kernel keeps it while a process is in it.</summary>
    public void Delete()
    {
        try { Directory.Delete(_folder); }
        catch (Exception stays) when (stays is IOException or UnauthorizedAccessException) { /* an empty folder */ }
    }

    /// <summary>This process's own group in a hierarchy that lets us make others below it: version 2, else one of
    /// version 1.</summary>
    private static string? Find()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/proc/self/cgroup")) return null;
        // number:controllers:path, without controllers for version 2
        var own = File.ReadAllLines("/proc/self/cgroup").Select(line => line.Split(':', 3))
            .OrderBy(parts => parts[1].Length);
        return own.SelectMany(parts => Mount(parts[1]).Select(mount => mount + parts[2].TrimEnd('/')))
            .FirstOrDefault(LetsUs);
    }

    private static string[] Mount(string controllers) => controllers switch
    {
        "" => [Mounts, $"{Mounts}/unified"],
        "name=systemd" => [$"{Mounts}/systemd"],
        "pids" or "freezer" => [$"{Mounts}/{controllers}"],
        _ => [],
    };

    private static bool LetsUs(string folder)
    {
        if (!File.Exists(Path.Combine(folder, "cgroup.procs"))) return false;
        var probe = Path.Combine(folder, $"jakeops-probe-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(probe);
            // Making one is not enough: a process has to get in, too.
            using var shell = Process.Start(Sh, ["-c", "echo 0 > \"$0\"", Path.Combine(probe, "cgroup.procs")]);
            shell.WaitForExit();
            return shell.ExitCode == 0;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException) { return false; }
        finally
        {
            try { Directory.Delete(probe); }
            catch (Exception none) when (none is IOException or UnauthorizedAccessException) { /* never made */ }
        }
    }
}
