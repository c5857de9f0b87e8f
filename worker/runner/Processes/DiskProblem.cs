namespace JakeOps.Worker.Runner;

/// <summary>Turns a failure of the machine's disk into a failure that a person can act on.</summary>
internal static class DiskProblem
{
    private const int NoSpaceLinux = 28;
    private const int NoSpaceWindows = unchecked((int)0x80070070);

    public static Task GuardAsync(Func<Task> work) => GuardAsync(async () =>
    {
        await work();
        return true;
    });

    public static async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try { return await work(); }
        catch (IOException problem) when (problem.HResult is NoSpaceLinux or NoSpaceWindows)
        {
            throw new ExecutionFailedException(FailureCodes.DiskFull,
                "The disk of this machine is full. Free some space there, then run it again.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ExecutionFailedException(FailureCodes.WorkerFailed,
                $"This machine could not read or write the working tree: {problem.Message}");
        }
    }
}
