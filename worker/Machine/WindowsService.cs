using System.Runtime.Versioning;
using System.ServiceProcess;

namespace JakeOps.Worker;

/// <summary>Answers the service control manager of Windows. That does not wait for long: a stop cancels what runs, and
/// <c>jakeops-worker stop</c> before it lets that come to its end.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsService(WorkerOptions options) : ServiceBase
{
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource _stop = new();
    private Task _ended = Task.CompletedTask;

    public static int Run(WorkerOptions options)
    {
        using var service = new WindowsService(options);
        Run(service);
        return service.ExitCode;
    }

    protected override void OnStart(string[] args)
    {
        _ended = Task.Run(async () => ExitCode = await new WorkerProcess(options).RunAsync(_stop.Token));
        // Also without being asked to: its token was revoked, for example.
        _ = _ended.ContinueWith(_ => Stop(), TaskScheduler.Default);
    }

    protected override void OnStop()
    {
        RequestAdditionalTime(StopWithin);
        _stop.Cancel();
        _ended.Wait(StopWithin);
    }
}
