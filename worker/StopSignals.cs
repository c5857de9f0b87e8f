using System.Runtime.InteropServices;

namespace JakeOps.Worker;

/// <summary>Ctrl-C and SIGTERM: the first finishes what runs, the second cancels it, the third leaves at once.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly Duty _duty;
    private readonly Action<string> _say;
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;
    private int _signals;

    public StopSignals(Duty duty, Action<string> say)
    {
        (_duty, _say) = (duty, say);
        _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(one => PosixSignalRegistration.Create(one, Take))];
    }

    /// <summary>Whatever still runs is to be ended.</summary>
    public CancellationToken Stop => _stop.Token;

    public bool Canceled { get; private set; }

    /// <summary>Nothing is left to be done.</summary>
    public void Finish() => _stop.Cancel();

    public void Cancel()
    {
        Canceled = true;
        _stop.Cancel();
    }

    public void Dispose()
    {
        foreach (var one in _registrations) one.Dispose();
        _stop.Dispose();
    }

    private void Take(PosixSignalContext signal)
    {
        signal.Cancel = true;
        var signals = Interlocked.Increment(ref _signals);
        _say(signals switch
        {
            1 => "stopping: what runs is finished, nothing new is taken; once more cancels what runs",
            2 => "canceling: agents are ended and the server is told; once more leaves at once",
            _ => "leaving at once; the next start ends what is left",
        });
        if (signals == 1) _duty.Leave("stopped on the machine");
        else if (signals == 2) Cancel();
        else Environment.Exit(ExitCodes.Interrupted);
    }
}
