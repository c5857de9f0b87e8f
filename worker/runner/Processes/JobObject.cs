using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace JakeOps.Worker.Runner;

/// <summary>A job of Windows: what is started by a process in it is in it too, and all of it ends when the job is ended or
/// this process is gone. What an agent starts before it was put into the job, in its first moments, is not in it.</summary>
[SupportedOSPlatform("windows")]
internal sealed partial class JobObject : SafeHandleZeroOrMinusOneIsInvalid
{
    private const int BasicAccounting = 1;
    private const int ExtendedLimits = 9;
    private const uint KillOnClose = 0x2000;

    public JobObject() : base(ownsHandle: true)
    {
        SetHandle(CreateJobObject(0, null));
        var limits = new Limits { Flags = KillOnClose };
        if (IsInvalid || !SetInformationJobObject(handle, ExtendedLimits, limits, Marshal.SizeOf<Limits>()))
            throw new Win32Exception();
    }

    public void Add(Process process)
    {
        if (!AssignProcessToJobObject(handle, process.Handle) && !process.HasExited) throw new Win32Exception();
    }

    /// <summary>How many processes are in it.</summary>
    public int Living() => QueryInformationJobObject(handle, BasicAccounting, out var counts, Marshal.SizeOf<Counts>(), 0)
        ? counts.Active : throw new Win32Exception();

    public void End() => TerminateJobObject(handle, 1);

    protected override bool ReleaseHandle() => CloseHandle(handle);

    // The layouts are those of 64-bit Windows: JOBOBJECT_EXTENDED_LIMIT_INFORMATION, JOBOBJECT_BASIC_ACCOUNTING_INFORMATION.
    [StructLayout(LayoutKind.Explicit, Size = 144)]
    private struct Limits
    {
        [FieldOffset(16)] public uint Flags;
    }

    [StructLayout(LayoutKind.Explicit, Size = 48)]
    private struct Counts
    {
        [FieldOffset(40)] public int Active;
    }

    [LibraryImport("kernel32", EntryPoint = "CreateJobObjectW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    private static partial nint CreateJobObject(nint security, string? name);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetInformationJobObject(nint job, int kind, in Limits limits, int length);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool QueryInformationJobObject(nint job, int kind, out Counts counts, int length, nint returned);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool AssignProcessToJobObject(nint job, nint process);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool TerminateJobObject(nint job, uint exitCode);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CloseHandle(nint handle);
}
