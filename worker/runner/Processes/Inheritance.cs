using System.Runtime.InteropServices;

namespace JakeOps.Worker.Runner;

/// <summary>What a child process must not have of this one.</summary>
internal static class Inheritance
{
    private const uint FirstOfOurs = 3;
    private const int CloseOnExec = 4;
    private const string SetSid = "/usr/bin/setsid";

    /// <summary>No open file: .NET's own are closed anyway, but this process may have got some from whoever started
    /// it.</summary>
    public static void None()
    {
        if (!OperatingSystem.IsLinux()) return;
        try { _ = CloseRange(FirstOfOurs, uint.MaxValue, CloseOnExec); }
        catch (EntryPointNotFoundException)
        {
            // A C library of before 2021.
        }
    }

    /// <summary>No terminal: Ctrl-C is for the worker, which decides what becomes of its children; and nobody types into
    /// the owner's terminal.</summary>
    public static ProcessStartInfo Detached(ProcessStartInfo start)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(SetSid)) return start;
        start.ArgumentList.Insert(0, start.FileName);
        start.FileName = SetSid;
        return start;
    }

    [DllImport("libc", EntryPoint = "close_range")]
    private static extern int CloseRange(uint first, uint last, int flags);
}
