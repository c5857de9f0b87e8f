namespace JakeOps.GitHubSync;

/// <summary>Wakes a loop of this replica, so that what came just now does not wait for its next look.</summary>
internal abstract class Wake
{
    private readonly SemaphoreSlim _wake = new(0, 1);

    public async Task WaitAsync(TimeSpan atMost, CancellationToken ct)
    {
        try { await _wake.WaitAsync(atMost, ct); }
        catch (OperationCanceledException) { /* the loop looks by itself */ }
    }

    public void Set()
    {
        try { _wake.Release(); }
        catch (SemaphoreFullException) { /* it is awake already */ }
    }
}

internal sealed class SyncSignal : Wake;

internal sealed class HookSignal : Wake;
