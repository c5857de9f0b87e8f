using System.Diagnostics;

namespace JakeOps.Tests.Support;

/// <summary>Waits for a condition with a deadline; never for a length of time. A deadline is for what never comes: it has
/// to be long enough for a machine that has much else to do.</summary>
public static class Eventually
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(200);

    /// <summary>Comes back with the first value that <paramref name="wanted"/> accepts; fails naming the last one.</summary>
    public static async Task<T> BecomesAsync<T>(Func<Task<T>> read, Func<T, bool> wanted, int seconds = 60)
    {
        var clock = Stopwatch.StartNew();
        // What takes long is asked for less often: the questions cost what is waited for its processor.
        for (var pause = FirstPause; ; pause = pause * 1.2 < LongestPause ? pause * 1.2 : LongestPause)
        {
            var value = await read();
            if (wanted(value)) return value;
            if (clock.Elapsed > TimeSpan.FromSeconds(seconds))
                throw new TimeoutException($"Not within {seconds} s; the last value was: {value}");
            await Task.Delay(pause, CancellationToken.None);
        }
    }

    public static Task TrueAsync(Func<Task<bool>> condition, int seconds = 60) =>
        BecomesAsync(condition, value => value, seconds);

    public static Task TrueAsync(Func<bool> condition, int seconds = 60) =>
        TrueAsync(() => Task.FromResult(condition()), seconds);
}
