using System.Diagnostics;

namespace JakeOps.Worker.Tests;

internal static class Eventually
{
    public static async Task BeTrue(Func<bool> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20), "the condition did not come true in time");
            await Task.Delay(20);
        }
    }
}
