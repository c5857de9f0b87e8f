namespace JakeOps.Worker.Runner;

/// <summary>Turns a failure of the machine's disk into a failure that a person can act on.</summary>
internal static class DiskProblem
{
    public static Task GuardAsync(Func<Task> work) => GuardAsync(async () =>
    {
        await work();
        return true;
    });

    public static async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try { return await work(); }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            var failure = AgentFailure.OfOurs(problem);
            throw new ExecutionFailedException(failure.Code!, failure.Sentence);
        }
    }
}
