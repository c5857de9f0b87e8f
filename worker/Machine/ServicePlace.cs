namespace JakeOps.Worker;

/// <summary>Which service manager this machine has, and where its files belong.</summary>
/// <param name="Kind">systemd or launchd.</param>
/// <param name="File">The service's file.</param>
/// <param name="OfUser">It belongs to this user and not to the machine.</param>
internal sealed record ServicePlace(string Kind, string File, bool OfUser)
{
    /// <summary>Null on Windows, where a program has to answer the service control to be a service.</summary>
    public static ServicePlace? OfThisMachine(string? target)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows()) return null;
        var (kind, name, folder) = OperatingSystem.IsMacOS()
            ? ("launchd", "dev.jakeops.worker.plist", Path.Combine(home, "Library", "LaunchAgents"))
            : ("systemd", "jakeops-worker.service", Environment.IsPrivilegedProcess
                ? "/etc/systemd/system" : Path.Combine(home, ".config", "systemd", "user"));
        return new(kind, Path.Combine(target ?? folder, name), kind == "launchd" || !Environment.IsPrivilegedProcess);
    }
}
