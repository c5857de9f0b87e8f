using System.Collections.Concurrent;
using JakeOps.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace JakeOps.Hosting.Tests;

public class PeriodicWorkTests
{
    [Theory]
    [InlineData("01:00:00", "wait 00:01:00", "work", "wait 01:00:00")]
    [InlineData("00:01:00", "work", "wait 00:01:00")]
    public async Task What_is_done_seldom_begins_a_minute_after_the_start_and_the_rest_with_it(string pause, params string[] expected)
    {
        var steps = new ConcurrentQueue<string>();
        using var work = new Noted(TimeSpan.Parse(pause), steps);
        await work.StartAsync(default);
        await Eventually.TrueAsync(() => steps.LastOrDefault() == expected[^1]);
        steps.ShouldBe(expected);
        await work.StopAsync(default);
    }

    private sealed class Noted(TimeSpan pause, ConcurrentQueue<string> steps)
        : PeriodicWork(new Hasty(pause, steps), NullLogger.Instance)
    {
        protected override TimeSpan Pause => pause;

        protected override Task WorkAsync(CancellationToken stop)
        {
            steps.Enqueue("work");
            return Task.CompletedTask;
        }
    }

    /// <summary>A clock on which everything is over at once but the pause between two turns, which never is.</summary>
    private sealed class Hasty(TimeSpan pause, ConcurrentQueue<string> steps) : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            steps.Enqueue($"wait {dueTime}");
            var due = dueTime == pause ? Timeout.InfiniteTimeSpan : TimeSpan.Zero;
            return System.CreateTimer(callback, state, due, Timeout.InfiniteTimeSpan);
        }
    }
}
