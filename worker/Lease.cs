using System.Runtime.InteropServices;

namespace JakeOps.Worker;

/// <summary>How long an execution is still this worker's. A tenth before its end, 15 s of 150, it says so: time to
/// end the agent, and for a push that is under way to be over before the server may give the work to somebody
/// else.</summary>
internal sealed class Lease : IDisposable
{
    private const int Tenths = 9;
    private const int BootTime = 7;
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Action _ends;
    private readonly Timer _look;
    private TimeSpan _length;
    private TimeSpan _confirmedAt;

    public Lease(TimeSpan length, Action ends)
    {
        (_length, _ends, _confirmedAt) = (length, ends, Now);
        var often = length / 30 < LongestLook ? length / 30 : LongestLook;
        _look = new(_ => Look(), null, often, often);
    }

    /// <summary>A clock that nobody sets and that goes on while the machine sleeps.</summary>
    public static TimeSpan Now
    {
        get
        {
            var time = new nint[2];
            return OperatingSystem.IsLinux() && ClockGetTime(BootTime, time) == 0
                ? TimeSpan.FromSeconds(time[0]) + TimeSpan.FromTicks(time[1] / TimeSpan.NanosecondsPerTick)
                : TimeSpan.FromMilliseconds(Environment.TickCount64);
        }
    }

    /// <summary>How long nothing was confirmed.</summary>
    public TimeSpan Unconfirmed { get { lock (_lock) return Now - _confirmedAt; } }

    /// <param name="saidAt">When the heartbeat was sent that the server confirmed.</param>
    /// <param name="length">How long the execution is ours from then on.</param>
    public void Confirmed(TimeSpan saidAt, TimeSpan length)
    {
        lock (_lock)
            if (saidAt >= _confirmedAt) (_confirmedAt, _length) = (saidAt, length);
    }

    public void Dispose() => _look.Dispose();

    private void Look()
    {
        lock (_lock)
            if (Now - _confirmedAt < _length * Tenths / 10) return;
        _look.Dispose();
        _ends();
    }

    /// <param name="time">Seconds and nanoseconds.</param>
    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int ClockGetTime(int clock, [Out] nint[] time);
}
