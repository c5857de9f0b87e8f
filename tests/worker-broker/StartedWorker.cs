using System.Collections.Concurrent;
using JakeOps.Tests.Support;
using JakeOps.Worker;
using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker.Tests;

/// <summary>The worker's own code in this process, with a scripted agent: it reconnects quickly, until it is disposed
/// of.</summary>
internal sealed class StartedWorker : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TempFolder _folder = new();

    public StartedWorker(
        Uri server, string token, ISubprocessRunner runner, Func<Hello, Hello>? change = null,
        Func<WorkerOptions, WorkerOptions>? with = null)
    {
        var machine = new MachineOptions(new(), _folder.Path, _folder.File("logs"), Policy.None, null, 0, TimeSpan.FromDays(90));
        var options = new WorkerOptions(machine, token, false, server, "build-9", ["linux"], 2, null, null, false, null);
        options = with?.Invoke(options) ?? options;
        var hello = Sample.Hello("build-9", ["linux"], 2);
        var work = new Assignments(runner, _folder.Path, capacity: 2, new Duty(), Said.Enqueue);
        var loop = new Reconnecting(
            options, work, () => change?.Invoke(hello) ?? hello, new AuditLog(machine.LogFolder), Said.Enqueue, TimeSpan.FromMilliseconds(200));
        Ended = Task.Run(() => loop.RunAsync(_stop.Token)).WaitAsync(TimeSpan.FromSeconds(60));
    }

    public ConcurrentQueue<string> Said { get; } = new();

    public Task<int> Ended { get; }

    public async Task<int> StopAsync()
    {
        await _stop.CancelAsync();
        return await Ended;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }
}
