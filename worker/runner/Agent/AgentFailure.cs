using System.ComponentModel;

namespace JakeOps.Worker.Runner;

/// <param name="Code">One of <see cref="FailureCodes"/>; null for a cancel, which is none.</param>
/// <param name="Sentence">What went wrong and what to do about it.</param>
internal sealed record AgentFailure(string? Code, string Sentence)
{
    public static readonly AgentFailure DiskFull = new(
        FailureCodes.DiskFull, "The disk of the machine is full. Make room in the work folder, then retry.");

    /// <summary>An error of this machine or of this program.</summary>
    public static AgentFailure OfOurs(Exception failure) => failure switch
    {
        ExecutionFailedException known => new(known.Code, known.Message),
        IOException disk when IsDiskFull(disk) => DiskFull,
        IOException or UnauthorizedAccessException => new(FailureCodes.WorkerFailed,
            $"The machine could not read or write its work folder: {failure.Message} Put that right, then retry."),
        Win32Exception => new(FailureCodes.AgentNotFound,
            $"The agent CLI could not be started: {failure.Message}. Run it on the machine by hand to see why, then "
            + "retry."),
        _ => new(FailureCodes.WorkerFailed,
            $"The worker itself failed ({failure.GetType().Name}: {failure.Message}). Its log says more. Retry; if "
            + "it stays, report it."),
    };

    /// <summary>ENOSPC and EDQUOT of Linux, ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL of Windows.</summary>
    private static bool IsDiskFull(IOException failure) =>
        failure.HResult is 28 or 122 or unchecked((int)0x80070027) or unchecked((int)0x80070070);
}
